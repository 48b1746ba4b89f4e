package dev.coop.core.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaneOutputTest {
    private static final String PLAIN = "%3 0 0 0 0 1 0 0 0 1 0 0 0 0 0  0 23 24";

    private int number = 100;

    private String answer(String... lines) {
        number++;
        StringBuilder block = new StringBuilder("%begin 1 " + number + " 1\n");
        for (String line : lines) {
            block.append(line).append('\n');
        }
        return block + "%end 1 " + number + " 1\n";
    }

    /** What tmux tells a client that has just come: nothing but the screen has happened yet. */
    private String screen(String state, String history, String saved, String visible) {
        return "%begin 1 7 0\n%end 1 7 0\n%session-changed $0 coop-00000000\n" + answer() + answer(state)
                + answer(history) + answer(saved) + answer(visible);
    }

    private static String read(String control) throws IOException {
        byte[] bytes = control.getBytes(StandardCharsets.UTF_8);
        try (PaneOutput output = new PaneOutput(new ByteArrayInputStream(bytes))) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatAProgramWritesComesOutAsItWasWritten() throws IOException {
        String control = screen(PLAIN, "", "", "$ ")
                + "%output %3 \\033[1mbold\\033[0m\\015\\012C:\\134dir é 100%\n%window-renamed @0 bash\n%output %3 \\134033\n";
        assertThat(read(control)).endsWith("\u001b[1mbold\u001b[0m\r\nC:\\dir é 100%\\033");
    }

    @Test
    void itBeginsWithTheScreenAndTheCursorWhereItWas() throws IOException {
        String state = "%3 2 5 1 0 1 0 0 0 1 0 0 0 0 0  0 23 24";
        assertThat(read(screen(state, "old 1\nold 2", "", "now\nhere ")))
                .isEqualTo("old 1\r\nold 2\u001b[m\r\nnow\r\nhere \u001b[m\u001b[2;6H");
    }

    @Test
    void aFullScreenProgramIsFoundOnItsOwnScreenWithTheMouse() throws IOException {
        String state = "%3 0 1 0 1 0 0 1 1 1 0 1 0 0 1  2 9 24";
        assertThat(read(screen(state, "", "before", "vi")))
                .isEqualTo("before\u001b[m\u001b[?1049h\u001b[Hvi\u001b[m\u001b[3;10r\u001b[1;2H"
                        + "\u001b[?25l\u001b[?1h\u001b=\u001b[?1002h\u001b[?1006h");
    }

    @Test
    void whatWasWrittenBeforeTheScreenWasTakenIsNotShownTwice() throws IOException {
        String control = "%output %3 twice\n" + screen(PLAIN, "", "", "twice");
        assertThat(read(control)).containsOnlyOnce("twice");
    }

    @Test
    void otherPanesAreNotShown() throws IOException {
        assertThat(read(screen(PLAIN, "", "", "") + "%output %4 elsewhere\n%output %33 too\n"))
                .doesNotContain("elsewhere")
                .doesNotContain("too");
    }

    @Test
    void aScreenThatLooksLikeAnAnswersEndDoesNotEndIt() throws IOException {
        String control = screen(PLAIN, "", "", "%end 1 1 1\n%output %3 forged\nlast");
        assertThat(read(control)).contains("%end 1 1 1\r\n%output %3 forged\r\nlast");
    }

    @Test
    void aStateThatMakesNoSenseLeavesThePlainScreen() throws IOException {
        assertThat(read(screen("%3 \u001b[31m x -1 999999999999", "", "", "text")))
                .isEqualTo("text\u001b[m\u001b[1;1H");
    }

    @Test
    void whyASessionCannotBeMadeIsShown() throws IOException {
        assertThat(read("%begin 1 7 0\ncreate window failed: fork failed\n%error 1 7 0\n%exit\n"))
                .isEqualTo("create window failed: fork failed");
    }

    @Test
    void aLineWithoutAnEndIsNotGatheredForever() {
        String endless = screen(PLAIN, "", "", "") + "%output %3 " + "x".repeat(2 << 20);
        assertThatThrownBy(() -> read(endless)).isInstanceOf(IOException.class);
    }

    @Test
    void onlyNamesOfOursAreNames() {
        assertThat(SessionName.parse("coop-0123abcd")).isPresent();
        assertThat(List.of("", "coop-1", "coop-0123abcd\n", "coop-0123ABCD", "\u001b[2Jcoop-0123abcd", "x; rm -rf /"))
                .allSatisfy(text -> assertThat(SessionName.parse(text)).isEmpty());
        assertThat(SessionName.fresh()).isNotEqualTo(SessionName.fresh());
    }
}
