package dev.coop.vm;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogLineTest {
    @Test
    void a_line_of_colima_gives_its_message_and_the_part_that_speaks() {
        LogLine line = LogLine.parse(
                "time=\"2026-07-01T10:00:02+02:00\" level=info msg=\"creating and starting ...\" context=vm");
        assertThat(line.isLogged()).isTrue();
        assertThat(line.isError()).isFalse();
        assertThat(line.text()).isEqualTo("vm: creating and starting");
    }

    @Test
    void a_message_of_one_word_has_no_quotes() {
        assertThat(LogLine.parse("time=\"x\" level=info msg=done").text()).isEqualTo("done");
    }

    @Test
    void quotes_and_line_breaks_in_a_message_are_read() {
        LogLine line = LogLine.parse("time=\"x\" level=fatal msg=\"a \\\"b\\\" failed:\\nno space=left\"");
        assertThat(line.isError()).isTrue();
        assertThat(line.message()).isEqualTo("a \"b\" failed: no space=left");
    }

    @Test
    void any_other_line_is_a_message_of_its_own() {
        LogLine line = LogLine.parse("  \u001b[90m> 17.1%\u001b[0m ");
        assertThat(line.isLogged()).isFalse();
        assertThat(line.text()).isEqualTo("> 17.1%");
    }
}
