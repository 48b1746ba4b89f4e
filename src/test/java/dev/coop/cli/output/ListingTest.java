package dev.coop.cli.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
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

    private static String printed(List<Hen> rows, Format format) {
        StringWriter text = new StringWriter();
        HENS.print(rows, format, "There are no hens.", new PrintWriter(text));
        return text.toString();
    }

    private static String printedOne(Hen row, Format format) {
        StringWriter text = new StringWriter();
        HENS.printOne(row, format, new PrintWriter(text));
        return text.toString();
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
    void an_empty_table_says_what_there_is_not() {
        assertThat(printed(List.of(), Format.TABLE)).isEqualTo("There are no hens.\n");
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
