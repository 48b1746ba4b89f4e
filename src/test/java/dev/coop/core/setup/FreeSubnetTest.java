package dev.coop.core.setup;

import dev.coop.core.failure.CoopException;
import dev.coop.core.setup.FreeSubnet.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FreeSubnetTest {
    private static Subnet subnet(String text) {
        return Subnet.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.1/24", "0.0.0.0/0", "255.255.255.255/32"})
    void reads_what_it_writes(String text) {
        assertThat(subnet(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "auto",
                "10.1.2.1",
                "10.1.2/24",
                "10.1.2.3.4/24",
                "10.1.2.x/24",
                "10.1.2.1/x",
                "fd42::1/64",
                "256.1.1.1/24",
                "-1.1.1.1/24",
                "10.1.2.1/33",
                "10.1.2.1/-1"
            })
    void passes_over_what_is_no_ipv4_network(String text) {
        assertThat(Subnet.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.1/24, 10.1.2.200/24, true",
        "10.1.2.1/24, 10.1.3.1/24, false",
        "10.0.0.1/8, 10.1.2.1/24, true",
        "10.1.2.1/24, 10.0.0.1/8, true",
        "0.0.0.0/0, 192.168.1.1/24, true",
        "192.168.1.1/32, 192.168.1.2/32, false",
        "172.16.0.1/12, 172.32.0.1/16, false"
    })
    void knows_which_overlap(String one, String other, boolean overlap) {
        assertThat(subnet(one).overlaps(subnet(other))).isEqualTo(overlap);
    }

    @Test
    void chooses_a_private_24_that_overlaps_with_none() {
        Random dice = new Random(5);
        List<Subnet> taken = new ArrayList<>(List.of(subnet("10.0.0.1/9")));
        for (int i = 0; i < 50; i++) {
            Subnet chosen = FreeSubnet.choose(taken, dice);
            assertThat(chosen.toString()).matches("10\\.\\d+\\.\\d+\\.1/24");
            assertThat(taken).noneMatch(chosen::overlaps);
            taken.add(chosen);
        }
    }

    @Test
    void says_so_when_none_is_free() {
        assertThatExceptionOfType(CoopException.class)
                .isThrownBy(() -> FreeSubnet.choose(List.of(subnet("10.0.0.1/8")), new Random(1)))
                .satisfies(none -> assertThat(none.hint()).contains("incus network create"));
    }
}
