package dev.coop.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What needs no Incus; the rest is in CompletionIT. */
class CompletionTest {
    private static final CliServices SERVICES = (CliServices) Proxy.newProxyInstance(
            CliServices.class.getClassLoader(), new Class<?>[] {CliServices.class}, (_, method, _) -> {
                if (method.getName().equals("version")) {
                    return "1";
                }
                throw new AssertionError("nothing is asked of " + method.getName());
            });

    private static List<String> complete(List<String> words) {
        return Completion.of(CoopCli.lineFor(words.getFirst(), SERVICES), words, SERVICES::names);
    }

    private static List<String> words(String... words) {
        return complete(List.of(words)).stream()
                .map(each -> each.substring(0, Math.max(0, each.indexOf('\t'))))
                .toList();
    }

    @Test
    void commands_are_completed_with_what_they_do_and_without_the_hidden() {
        assertThat(complete(List.of("")))
                .anyMatch(each -> each.matches("list\t.+"))
                .noneMatch(each -> each.startsWith("complete\t") || each.startsWith("ssh-proxy"));
        assertThat(words("cr")).containsExactly("create");
        assertThat(words("config", "un")).containsExactly("unset");
        assertThat(words("--debug", "cr")).containsExactly("create");
    }

    @ParameterizedTest
    @CsvSource({
        "list --for, --format",
        "list --format j, json",
        "list --format = c, csv",
        "list --format=y, --format=yaml",
        "config get vm.inst, vm.instance",
        "config set ui.theme d, dark",
        "config set vm.rosetta t, true",
        "completion z, zsh"
    })
    void what_there_is_to_choose_from_is_completed(String typed, String word) {
        assertThat(words(typed.split(" "))).containsExactly(word);
    }

    @Test
    void nothing_is_offered_where_there_is_nothing_to_choose() {
        assertThat(words("create", "")).isEmpty();
        assertThat(words("exec", "web", "ls", "--")).isEmpty();
        assertThat(words("no-such-command", "x")).isEmpty();
    }

    @Test
    void a_folder_is_left_to_the_shell() {
        assertThat(complete(List.of("create", "--workdir", "/ho"))).containsExactly(Completion.FILES);
    }
}
