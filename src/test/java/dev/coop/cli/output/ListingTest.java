package dev.coop.cli.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListingTest {
    private record Hen(String name, @Nullable Integer eggs, List<String> chicks) {}

    private static final Listing<Hen> HENS = new Listing<Hen>()
            .column("name", "NAME", Hen::name)
            .column("eggs", "EGGS", Hen::eggs)
            .hidden("chicks", Hen::chicks);
    private static final List<Hen> TWO =
            List.of(new Hen("Berta, the \"old\"", 12, List.of("a", "b")), new Hen("Emma", null, List.of()));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Console console(boolean quiet, Map<String, String> environment, boolean terminal) {
        return new Console(
                new PrintWriter(out), new PrintWriter(err), new Console.Manner(false, quiet), environment, terminal);
    }

    private String printed(List<Hen> rows, Format format) {
        return printed(rows, format, console(false, Map.of(), false));
    }

    private String printed(List<Hen> rows, Format format, Console console) {
        out.getBuffer().setLength(0);
        HENS.print(rows, format, "There are no hens.", console);
        return out.toString();
    }

    private String printedOne(Hen row, Format format) {
        out.getBuffer().setLength(0);
        HENS.printOne(row, format, console(false, Map.of(), false));
        return out.toString();
    }

    @Test
    void a_table_has_aligned_columns_and_a_dash_for_the_unknown() {
        assertThat(printed(TWO, Format.TABLE)).isEqualTo("""
                NAME              EGGS
                Berta, the "old"  12
                Emma              -
                """);
    }

    @Test
    void an_empty_table_says_what_there_is_not_but_to_no_script() {
        assertThat(printed(List.of(), Format.TABLE)).isEmpty();
        assertThat(err.toString()).isEqualTo("There are no hens.\n");
    }

    @Test
    void quiet_a_table_is_the_names_alone() {
        Console quiet = console(true, Map.of(), false);
        assertThat(printed(TWO, Format.TABLE, quiet)).isEqualTo("Berta, the \"old\"\nEmma\n");
        assertThat(printed(List.of(), Format.TABLE, quiet)).isEmpty();
        assertThat(err.toString()).isEmpty();
        assertThat(printed(TWO, Format.CSV, quiet)).startsWith("name,eggs,chicks\n");
    }

    @Test
    void wide_characters_are_aligned() {
        assertThat(printed(
                        List.of(
                                new Hen("日本鶏", 1, List.of()),
                                new Hen("🐔", 2, List.of()),
                                new Hen("Zoe\u0308", 3, List.of())),
                        Format.TABLE))
                .isEqualTo("""
                        NAME    EGGS
                        日本鶏  1
                        🐔      2
                        Zoe\u0308     3
                        """);
    }

    @Test
    void a_table_fits_the_terminal_and_keeps_the_first_column() {
        Listing<String> wide = new Listing<String>()
                .column("name", "NAME", each -> "a-name-of-25-characters-xx")
                .column("path", "PATH", each -> each)
                .column("mode", "MODE", each -> "rw");
        String path = "/home/someone/with/a/long/path";
        for (int width : List.of(120, 50, 40)) {
            out.getBuffer().setLength(0);
            wide.print(
                    List.of(path),
                    Format.TABLE,
                    "",
                    console(false, Map.of("COLUMNS", Integer.toString(width), "TERM", "dumb"), true));
            assertThat(out.toString().lines()).allMatch(line -> line.length() <= width);
            assertThat(out.toString()).contains("a-name-of-25-characters-xx");
            assertThat(out.toString().contains(path)).isEqualTo(width == 120);
            assertThat(out.toString().contains("…")).isEqualTo(width < 120);
        }
        assertThat(out.toString()).as("no room for the last").doesNotContain("MODE");
    }

    @Test
    void what_is_piped_is_never_cut_and_has_no_colors() {
        String long_ = "x".repeat(500);
        String text = printed(
                List.of(new Hen(long_, 1, List.of())), Format.TABLE, console(false, Map.of("COLUMNS", "20"), false));
        assertThat(text).contains(long_).doesNotContain("\u001b");
        Console terminal = console(false, Map.of("COLUMNS", "20"), true);
        for (Format format : List.of(Format.JSON, Format.CSV, Format.YAML)) {
            assertThat(printed(List.of(new Hen(long_, 1, List.of())), format, terminal))
                    .contains(long_)
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void colors_are_for_terminals_that_want_them() {
        assertThat(printed(TWO, Format.TABLE, console(false, Map.of("COLUMNS", "80"), true)))
                .contains("\u001b[");
        assertThat(printed(TWO, Format.TABLE, console(false, Map.of("COLUMNS", "80", "NO_COLOR", "1"), true)))
                .doesNotContain("\u001b");
        assertThat(printed(TWO, Format.TABLE, console(false, Map.of("COLUMNS", "80", "TERM", "dumb"), true)))
                .doesNotContain("\u001b");
    }

    @Test
    void json_has_every_key_and_null_for_the_unknown() {
        assertThat(printed(TWO, Format.JSON)).isEqualToIgnoringWhitespace("""
                [{"name": "Berta, the \\"old\\"", "eggs": 12, "chicks": ["a", "b"]},
                 {"name": "Emma", "eggs": null, "chicks": []}]
                """);
        assertThat(printed(List.of(), Format.JSON)).isEqualToIgnoringWhitespace("[]");
    }

    @Test
    void csv_has_a_head_and_a_line_for_each() {
        assertThat(printed(TWO, Format.CSV)).isEqualTo("""
                name,eggs,chicks
                "Berta, the ""old""\",12,a b
                Emma,,
                """);
        assertThat(printed(List.of(), Format.CSV)).isEqualTo("name,eggs,chicks\n");
    }

    @Test
    void yaml_is_a_list() {
        assertThat(printed(List.of(new Hen("Emma", null, List.of("a"))), Format.YAML))
                .isEqualTo("- name: \"Emma\"\n  eggs: null\n  chicks:\n  - \"a\"\n");
        assertThat(printed(List.of(), Format.YAML)).isEqualToIgnoringWhitespace("[]");
    }

    @Test
    void one_alone_is_an_object() {
        Hen emma = new Hen("Emma", null, List.of());
        assertThat(printedOne(emma, Format.JSON))
                .isEqualToIgnoringWhitespace("{\"name\": \"Emma\", \"eggs\": null, \"chicks\": []}");
        assertThat(printedOne(emma, Format.CSV)).isEqualTo("name,eggs,chicks\nEmma,,\n");
        assertThat(printedOne(emma, Format.TABLE)).isEqualTo("NAME: Emma\nEGGS: -\n");
        assertThat(printedOne(emma, Format.YAML)).isEqualTo("name: \"Emma\"\neggs: null\nchicks: []\n");
    }

    @Test
    void a_hostile_name_cannot_take_over_the_terminal() {
        Hen hostile = new Hen("\u001b]0;owned\u0007", 1, List.of());
        assertThat(printed(List.of(hostile), Format.TABLE)).contains("\\x1b]0;owned\\x07");
        assertThat(printedOne(hostile, Format.TABLE)).contains("\\x1b]0;owned\\x07");
        assertThat(printed(List.of(hostile), Format.JSON)).doesNotContain("\u001b", "\u0007");
    }
}
