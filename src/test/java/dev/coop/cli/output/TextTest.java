package dev.coop.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextTest {
    private static void cell(@Nullable Object value, String expected) {
        assertThat(Text.csv(value)).isEqualTo(expected);
    }

    @Test
    void a_csv_cell_is_quoted_only_where_it_must_be() {
        cell("plain text", "plain text");
        cell("a,b", "\"a,b\"");
        cell("say \"hi\"", "\"say \"\"hi\"\"\"");
        cell("a\nb", "\"a\nb\"");
        cell("a\rb", "\"a\rb\"");
        cell("", "");
    }

    @Test
    void a_csv_cell_of_several_has_a_space_between() {
        cell(List.of("one", "two"), "one two");
        cell(new TreeMap<>(Map.of("git", "2.47", "go", "1.24")), "git=2.47 go=1.24");
    }

    @Test
    void a_csv_cell_of_the_unknown_is_empty() {
        cell(null, "");
        cell(7, "7");
        cell(true, "true");
        cell(List.of("a", "b"), "a b");
        cell(List.of(), "");
    }

    @Test
    void control_characters_do_not_reach_a_terminal() {
        assertThat(Text.printable("a\u001b[2Jb\nc\u009bd\u007f")).isEqualTo("a\\x1b[2Jb\\x0ac\\x9bd\\x7f");
        assertThat(Text.printable("grün 🐔 日本")).isEqualTo("grün 🐔 日本");
    }

    @Test
    void nor_does_what_would_show_a_text_in_another_order() {
        assertThat(Text.printable("a\u202egnp.exe\u2066b")).isEqualTo("a\\u202egnp.exe\\u2066b");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "日本, 4", "🐔, 2", "Zoe\u0308, 3", "'', 0"})
    void the_width_is_that_on_a_terminal(String text, int width) {
        assertThat(Text.width(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 6, abcdef", "abcdef, 5, abcd…", "abcdef, 1, …", "日本鶏, 5, 日本…", "日本鶏, 4, 日…"})
    void what_does_not_fit_is_cut(String text, int width, String cut) {
        assertThat(Text.fit(text, width)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1536, 1.5 KiB",
        "10240, 10 KiB",
        "536870912, 512 MiB",
        "1288490189, 1.2 GiB",
        "2199023255552, 2.0 TiB"
    })
    void bytes_are_shown_in_their_largest_unit(long bytes, String shown) {
        assertThat(Text.bytes(bytes)).isEqualTo(shown);
    }

    @Test
    void unknown_bytes_are_a_dash() {
        assertThat(Text.bytes(null)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 seconds",
        "PT1.2S, 1 second",
        "PT59S, 59 seconds",
        "PT60S, 1 minute",
        "PT59M, 59 minutes",
        "PT1H, 1 hour",
        "PT23H, 23 hours",
        "PT24H, 1 day",
        "PT73H, 3 days"
    })
    void age_is_shown_in_its_largest_unit(Duration age, String shown) {
        assertThat(Text.age(age)).isEqualTo(shown);
    }

    @Test
    void what_was_made_in_the_future_is_new() {
        assertThat(Text.age(Instant.now().plusSeconds(90))).isEqualTo("0 seconds");
    }

    @ParameterizedTest
    @CsvSource({"PT0.345S, 0.35 s", "PT59.5S, 59.50 s", "PT125S, 2 min 5 s"})
    void a_duration_is_in_seconds(Duration duration, String shown) {
        assertThat(Text.duration(duration)).isEqualTo(shown);
    }

    @Test
    void text_is_padded_never_cut() {
        assertThat(Text.pad("ab", 4)).isEqualTo("ab  ");
        assertThat(Text.pad("abcdef", 4)).isEqualTo("abcdef");
    }
}
