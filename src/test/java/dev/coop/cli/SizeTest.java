package dev.coop.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SizeTest {
    private static int mebibytes(String text) {
        return new Size.Mebibytes().convert(text);
    }

    private static int gibibytes(String text) {
        return new Size.Gibibytes().convert(text);
    }

    @ParameterizedTest
    @CsvSource({
        "4096, 4096",
        "4GiB, 4096",
        "4gib, 4096",
        "4G, 4096",
        "4GB, 4096",
        "4 GiB, 4096",
        "512MiB, 512",
        "512m, 512",
        "1T, 1048576",
        "2048k, 2",
        "1048576B, 1"
    })
    void memory_is_in_mebibytes(String text, int size) {
        assertThat(mebibytes(text)).isEqualTo(size);
    }

    @Test
    void a_bare_number_is_in_the_unit_of_the_flag() {
        assertThat(mebibytes("20")).isEqualTo(20);
        assertThat(gibibytes("20")).isEqualTo(20);
    }

    @Test
    void what_is_no_whole_unit_is_rounded_up() {
        assertThat(gibibytes("1500MiB")).isEqualTo(2);
        assertThat(mebibytes("1B")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0GiB",
                "-1",
                "1.5GiB",
                "GiB",
                "four",
                "4XB",
                "4GiBB",
                "1e3",
                "4294967296",
                "999999999T",
                "999999999G",
                "٤"
            })
    void what_is_no_possible_size_is_refused(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> mebibytes(text))
                .withMessageContaining("\"" + text + "\" is not a");
    }
}
