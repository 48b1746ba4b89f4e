package dev.coop.cli;

import dev.coop.core.container.CreateListener;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program in a pseudo-terminal, which {@code script} of util-linux makes. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TerminalIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @BeforeAll
    static void aContainer() {
        coop.containers().create(named("web"), CreateListener.NONE);
    }

    /** Runs a script of the shell, with the program as {@code $COOP}, in a terminal of 100 columns and 40 rows. */
    private static CoopProcess inTerminal(Path temp, String script) throws Exception {
        Path file = Files.writeString(
                temp.resolve("script"),
                "stty rows 40 cols 100\ntty >" + temp + "/tty\nCOOP=" + CoopFixture.program() + "\n" + script + "\n");
        return CoopProcess.start(
                List.of("script", "--quiet", "--return", "--command", "sh " + file, "/dev/null"), coop.environment());
    }

    @Test
    void a_command_gets_the_terminal_its_size_and_its_changes(@TempDir Path temp) throws Exception {
        try (CoopProcess terminal = inTerminal(temp, """
                $COOP exec -t web -- bash -c '
                  trap "stty size; exit 9" WINCH
                  [ -t 0 ] && [ -t 1 ] && [ -t 2 ] && echo TTY
                  stty size
                  echo ready
                  while :; do sleep 0.05; done'""")) {
            terminal.awaitOutput(each -> each.out().contains("ready"));
            assertThat(terminal.out().replace("\r", "")).isEqualTo("TTY\n40 100\nready\n");
            String tty = Files.readString(temp.resolve("tty")).strip();
            assertThat(new ProcessBuilder("stty", "-F", tty, "rows", "50", "cols", "120")
                            .start()
                            .waitFor())
                    .isZero();
            CoopProcess.Result result = terminal.await();
            assertThat(result.out().replace("\r", "")).isEqualTo("TTY\n40 100\nready\n50 120\n");
            assertThat(result.code()).isEqualTo(9);
        }
    }

    @Test
    void the_terminal_is_as_before_afterwards(@TempDir Path temp) throws Exception {
        try (CoopProcess terminal = inTerminal(
                temp, "before=$(stty -g); $COOP exec -t web -- true; [ \"$before\" = \"$(stty -g)\" ] && echo same")) {
            assertThat(terminal.await().out()).contains("same");
        }
    }

    @Test
    void a_shell_by_exec_is_the_agents(@TempDir Path temp) throws Exception {
        try (CoopProcess terminal = inTerminal(temp, "$COOP shell --exec web")) {
            terminal.feed("echo \"I am $USER in $PWD\"; exit 5\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            CoopProcess.Result result = terminal.await();
            assertThat(result.out()).contains("I am agent in /home/agent");
            assertThat(result.code()).isEqualTo(5);
        }
    }

    @Test
    void a_shell_by_ssh_is_the_agents(@TempDir Path temp) throws Exception {
        try (CoopProcess terminal = inTerminal(temp, "$COOP shell web")) {
            terminal.feed("echo \"I am $USER in $PWD\"; exit 5\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            CoopProcess.Result result = terminal.await();
            assertThat(result.out()).contains("I am agent in /home/agent").doesNotContain("authenticity");
            assertThat(result.code()).isEqualTo(5);
        }
    }

    @Test
    void without_a_terminal_none_can_be_handed_over() {
        CoopProcess.Result result = CoopProcess.run(coop, "exec", "-t", "web", "--", "true");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("coop: There is no terminal here to hand over: leave out -t\n");

        CoopProcess.Result shell = CoopProcess.run(coop, "shell", "--exec", "web");
        assertThat(shell.code()).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("coop: There is no terminal here to hand over:"
                        + " run a command in it with: coop exec web -- COMMAND\n");
    }
}
