package dev.coop.desktop.command;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

import static org.assertj.core.api.Assertions.assertThat;

class MatchTest {
    private static final List<Command> COMMANDS = Stream.of("Stop", "Unlock", "Lock all containers", "Logs", "Restart")
            .map(text -> new Command(text, text, Material2OutlinedAL.CODE, null, () -> true, () -> {}))
            .toList();

    private static List<String> best(String typed) {
        return Match.best(typed, COMMANDS).stream().map(Command::text).toList();
    }

    @Test
    void beginningsComeBeforeWordsBeforePartsBeforeLetters() {
        assertThat(best("lo")).containsExactly("Lock all containers", "Logs", "Unlock");
        assertThat(best("all")).containsExactly("Lock all containers");
        assertThat(best("st")).containsExactly("Stop", "Restart");
        assertThat(best("lac")).containsExactly("Lock all containers");
    }

    @Test
    void nothingTypedIsEverythingAndNonsenseIsNothing() {
        assertThat(best("  ")).hasSize(5);
        assertThat(best("xyzzy")).isEmpty();
    }
}
