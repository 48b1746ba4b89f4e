package dev.coop.cli;

import dev.coop.core.container.CreateListener;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

/** The completion in the real shells, of what there is in the real Incus; and the manual. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CompletionIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @BeforeAll
    static void aContainer() {
        coop.containers().create(named("web"), CreateListener.NONE);
    }

    /** With the packaged program in the path. */
    private static CoopProcess.Result run(String... command) {
        Map<String, String> environment = new TreeMap<>(coop.environment());
        environment.put("PATH", CoopFixture.program().getParent() + ":" + System.getenv("PATH"));
        environment.put("HOME", coop.folder().toString());
        environment.put("TERM", "dumb");
        try (CoopProcess process = CoopProcess.start(List.of(command), environment)) {
            return process.await();
        }
    }

    private static String complete(String... words) {
        String[] command = new String[words.length + 3];
        command[0] = CoopFixture.program().toString();
        command[1] = "complete";
        command[2] = "--";
        System.arraycopy(words, 0, command, 3, words.length);
        CoopProcess.Result result = run(command);
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    @Test
    void names_come_from_incus() {
        assertThat(complete("status", "")).isEqualTo("web\t\n");
        assertThat(complete("status", "x")).isEmpty();
        assertThat(complete("image", "exists", "coop-")).contains("coop-");
        assertThat(complete("delete", "web", "")).as("it is named already").isEmpty();
    }

    @Test
    void without_incus_nothing_is_said() {
        Map<String, String> nowhere = new TreeMap<>(coop.environment());
        nowhere.put("COOP_INCUS_SOCKET", "/nowhere");
        try (CoopProcess process =
                CoopProcess.start(List.of(CoopFixture.program().toString(), "complete", "--", "status", ""), nowhere)) {
            CoopProcess.Result result = process.await();
            assertThat(result.out() + result.err()).isEmpty();
            assertThat(result.code()).isZero();
        }
    }

    @Test
    void bash_completes() {
        CoopProcess.Result result = run("bash", "--norc", "-c", """
                source <(coop completion bash)
                complete -p coop
                try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _coop; echo "${COMPREPLY[*]}"; }
                try coop stat
                try coop status w
                try coop list --format = j
                try coop config get vm.a""");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("complete -F _coop coop\nstatus\nweb\njson\nvm.arch vm.auto_start\n");
    }

    @Test
    void fish_completes() {
        CoopProcess.Result result = run("fish", "--no-config", "-c", """
                coop completion fish | source
                complete -C "coop stat"
                complete -C "coop status w"
                complete -C "coop config get vm.a"
                """);
        assertThat(result.out()).contains("status\t").contains("\nweb\n").contains("vm.arch\nvm.auto_start\n");
    }

    @Test
    void zsh_completes() {
        // In a terminal of its own, because its completion works in its line editor only.
        CoopProcess.Result result = run("zsh", "-f", "-c", """
                zmodload zsh/zpty
                zpty shell zsh -f -i
                zpty -w shell 'PS1=; unsetopt beep; autoload -Uz compinit; compinit -u -D; source <(coop completion zsh); echo REA''DY'
                zpty -r -m shell said '*READY*'
                zpty -w -n shell $'coop status w\\t--format csv\\n'
                zpty -r -m shell said '*web,running*'
                print -r -- $said""");
        assertThat(result.out()).contains("web,running");
    }

    @Test
    void the_scripts_are_in_the_distribution_where_the_shells_look() {
        var share = CoopFixture.program().resolveSibling("../share").normalize();
        assertThat(share.resolve("bash-completion/completions/coop")).isNotEmptyFile();
        assertThat(share.resolve("zsh/site-functions/_coop")).isNotEmptyFile();
        assertThat(share.resolve("fish/vendor_completions.d/coop.fish")).isNotEmptyFile();
    }

    @Test
    void the_manual_is_good_roff_and_says_what_a_command_takes() {
        String man = CoopFixture.program()
                .resolveSibling("../share/man/man1")
                .normalize()
                .toString();
        assertThat(run("sh", "-c", "mandoc -Tlint -Werror " + man + "/*.1").out())
                .isEmpty();
        assertThat(run("sh", "-c", "mandoc -Tascii " + man + "/coop-exec.1 | col -b")
                        .out())
                .contains("coop-exec - ")
                .contains("--env")
                .contains("SEE ALSO");
        assertThat(run("sh", "-c", "mandoc -Tascii " + man + "/coop.1 | col -b").out())
                .contains("COOP_INCUS_PROJECT")
                .contains("EXIT STATUS");
    }
}
