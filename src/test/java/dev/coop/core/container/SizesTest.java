package dev.coop.core.container;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1073741824, 1073741824",
        "5B, 5",
        "2kB, 2000",
        "512MB, 512000000",
        "4GB, 4000000000",
        "1TB, 1000000000000",
        "1PB, 1000000000000000",
        "2EB, 2000000000000000000",
        "2KiB, 2048",
        "512MiB, 536870912",
        "4GiB, 4294967296",
        "4 GiB, 4294967296",
        "1TiB, 1099511627776",
        "1PiB, 1125899906842624",
        "1EiB, 1152921504606846976"
    })
    void reads_all_units_of_incus(String text, long bytes) {
        assertThat(Sizes.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "50%", "GiB", "-1", "1.5GiB", "4GiBs", "unlimited", "99999999999999999999", "999999EiB"})
    void what_is_no_size_is_unknown(String text) {
        assertThat(Sizes.bytes(text)).isNull();
        assertThat(Sizes.mebibytes(text)).isNull();
        assertThat(Sizes.gibibytes(text)).isNull();
    }

    @Test
    void counts_whole_units() {
        assertThat(Sizes.mebibytes("4GiB")).isEqualTo(4096);
        assertThat(Sizes.mebibytes("1048577")).isEqualTo(1);
        assertThat(Sizes.gibibytes("20GiB")).isEqualTo(20);
    }

    @Test
    void what_does_not_fit_is_unknown() {
        assertThat(Sizes.mebibytes("4EiB")).isNull();
        assertThat(Sizes.gibibytes("1EiB")).isEqualTo(1 << 30);
    }
}
