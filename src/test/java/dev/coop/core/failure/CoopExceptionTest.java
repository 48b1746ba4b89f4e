package dev.coop.core.failure;

import dev.coop.core.failure.CoopException.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CoopExceptionTest {
    @Test
    void problem_and_hint_are_one_line() {
        assertThat(new CoopException(Kind.ERROR, "It is broken", "mend it").oneLine())
                .isEqualTo("It is broken: mend it");
        assertThat(new CoopException(Kind.ERROR, "It is broken.", "mend it").oneLine())
                .isEqualTo("It is broken: mend it");
    }

    @Test
    void without_a_hint_it_is_a_sentence() {
        assertThat(new CoopException(Kind.ERROR, "It is broken").oneLine()).isEqualTo("It is broken.");
        assertThat(new CoopException(Kind.ERROR, "It is broken.").oneLine()).isEqualTo("It is broken.");
    }

    @Test
    void what_others_say_in_several_lines_becomes_one() {
        assertThat(new CoopException(Kind.ERROR, "Incus refused: first\nsecond\r\n  third\n").oneLine())
                .isEqualTo("Incus refused: first second third.");
        assertThat(new CoopException(Kind.ERROR, "It is broken", "do this,\nthen that").oneLine())
                .isEqualTo("It is broken: do this, then that");
    }
}
