package dev.coop.cli.authorization;

import dev.coop.cli.authorization.CodeLine.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodeLineTest {
    private final CodeLine line = new CodeLine();

    private Event type(String keys) {
        Event last = Event.NONE;
        for (int i = 0; i < keys.length() && last == Event.NONE; i++) {
            last = line.key(keys.charAt(i));
        }
        return last;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "012345",
                "012 345",
                "012\r345",
                "01234\n5",
                "019\u007f2345",
                "019\b2345",
                "\u007f012345",
                "987\u0015012345",
                "\u001b[A012345",
                "\u001bOP012345",
                "\u001b[200~012 345\u001b[201~",
                "a0b1c2d3e4f5"
            })
    void the_sixth_digit_completes_it_however_they_were_typed_or_pasted(String keys) {
        assertThat(type(keys)).isEqualTo(Event.COMPLETE);
        assertThat(line.digits()).containsExactly('0', '1', '2', '3', '4', '5');
    }

    @Test
    void fewer_digits_are_no_try() {
        assertThat(type("12345\r")).isEqualTo(Event.NONE);
        assertThat(line.count()).isEqualTo(5);
    }

    @Test
    void escape_refuses_when_nothing_follows_it() {
        assertThat(type("12\u001b")).isEqualTo(Event.NONE);
        assertThat(line.pause()).isEqualTo(Event.REFUSED);
    }

    @Test
    void an_arrow_key_does_not_refuse() {
        assertThat(type("\u001b[A")).isEqualTo(Event.NONE);
        assertThat(line.pause()).isEqualTo(Event.NONE);
    }

    @Test
    void the_ends_of_input_and_of_the_command_are_told_apart() {
        assertThat(type("1\u0004")).isEqualTo(Event.REFUSED);
        assertThat(type("1\u0003")).isEqualTo(Event.CANCELLED);
    }

    @Test
    void nothing_is_left_when_it_is_closed() {
        type("123");
        line.close();
        assertThat(line.digits()).isEmpty();
    }
}
