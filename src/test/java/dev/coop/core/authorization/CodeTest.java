package dev.coop.core.authorization;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CodeTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void every_digit_is_as_likely_as_any_other_in_every_place() {
        int[][] counts = new int[Code.LENGTH][10];
        int codes = 20_000;
        for (int i = 0; i < codes; i++) {
            try (Code code = new Code(random)) {
                for (int place = 0; place < Code.LENGTH; place++) {
                    counts[place][code.digits()[place] - '0']++;
                }
            }
        }
        for (int[] place : counts) {
            double chiSquared = 0;
            for (int count : place) {
                double expected = codes / 10.0;
                chiSquared += (count - expected) * (count - expected) / expected;
            }
            // Nine degrees of freedom: fair digits come to more once in 50 million places.
            assertThat(chiSquared).isLessThan(55);
        }
    }

    @Test
    void it_matches_its_digits_and_nothing_else() {
        try (Code code = new Code(random)) {
            char[] right = code.digits().clone();
            assertThat(code.matches(right)).isTrue();
            assertThat(code.matches(new char[0])).isFalse();
            assertThat(code.matches((new String(right) + "0").toCharArray())).isFalse();
            for (int i = 0; i < right.length; i++) {
                char[] wrong = right.clone();
                // The same digit in another script is another character, also where its low byte is the same.
                wrong[i] = (char) (wrong[i] + 0x100);
                assertThat(code.matches(wrong)).isFalse();
            }
        }
    }

    @Test
    void when_it_is_closed_it_is_gone() {
        Code code = new Code(random);
        char[] digits = code.digits();
        code.close();
        assertThat(digits).containsOnly('\0');
    }
}
