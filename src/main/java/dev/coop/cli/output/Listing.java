package dev.coop.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Rows of named columns.
 *
 * @param <T> what a row is about
 */
public final class Listing<T> {
    private final List<Column<T>> columns = new ArrayList<>();

    /**
     * @param key in JSON, CSV and YAML
     * @param title in a table; empty for a column that is not shown there
     * @param value text, number, boolean, list or null
     * @param shown in a table
     */
    private record Column<T>(
            String key, String title, Function<T, @Nullable Object> value, Function<T, String> shown) {}

    /** A column that a table shows in words of its own; of a single row there may be several lines. */
    public Listing<T> column(String key, String title, Function<T, @Nullable Object> value, Function<T, String> shown) {
        columns.add(new Column<>(key, title, value, shown));
        return this;
    }

    /** A column that a table shows as it is, and as {@code -} when it is unknown. */
    public Listing<T> column(String key, String title, Function<T, @Nullable Object> value) {
        return column(key, title, value, row -> {
            @Nullable Object cell = value.apply(row);
            return cell == null ? "-" : cell.toString();
        });
    }

    /** A column for programs only. */
    public Listing<T> hidden(String key, Function<T, @Nullable Object> value) {
        return column(key, "", value);
    }

    /** @param empty what a table says when there is no row */
    public void print(List<T> rows, Format format, String empty, PrintWriter out) {
        switch (format) {
            case TABLE -> printTable(rows, empty, out);
            case JSON -> printJson(rows.stream().map(this::object).toList(), out);
            case YAML -> printYaml(rows.stream().map(this::object).toList(), out);
            case CSV -> printCsv(rows, out);
        }
        out.flush();
    }

    /** One row on its own: a table has a line for each column then. */
    public void printOne(T row, Format format, PrintWriter out) {
        switch (format) {
            case TABLE -> {
                int width = columns.stream()
                        .mapToInt(each -> each.title().length())
                        .max()
                        .orElse(0);
                columns.stream()
                        .filter(each -> !each.title().isEmpty())
                        .forEach(each -> out.println(Text.pad(each.title() + ":", width + 2)
                                + each.shown()
                                        .apply(row)
                                        .lines()
                                        .map(Text::printable)
                                        .collect(Collectors.joining(System.lineSeparator() + " ".repeat(width + 2)))));
            }
            case JSON -> printJson(object(row), out);
            case YAML -> printYaml(object(row), out);
            case CSV -> printCsv(List.of(row), out);
        }
        out.flush();
    }

    private Map<String, @Nullable Object> object(T row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        columns.forEach(each -> object.put(each.key(), each.value().apply(row)));
        return object;
    }

    private static void printJson(Object value, PrintWriter out) {
        out.println(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(value));
    }

    private static void printYaml(Object value, PrintWriter out) {
        out.print(YAMLMapper.builder()
                .disable(tools.jackson.dataformat.yaml.YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .build()
                .writeValueAsString(value));
    }

    private void printCsv(List<T> rows, PrintWriter out) {
        out.println(String.join(",", columns.stream().map(Column::key).toList()));
        for (T row : rows) {
            out.println(String.join(
                    ",",
                    columns.stream()
                            .map(each -> Text.csv(each.value().apply(row)))
                            .toList()));
        }
    }

    private void printTable(List<T> rows, String empty, PrintWriter out) {
        if (rows.isEmpty()) {
            out.println(empty);
            return;
        }
        List<Column<T>> visible =
                columns.stream().filter(each -> !each.title().isEmpty()).toList();
        List<List<String>> lines = new ArrayList<>();
        lines.add(visible.stream().map(Column::title).toList());
        rows.forEach(row -> lines.add(visible.stream()
                .map(each -> Text.printable(each.shown().apply(row)))
                .toList()));
        int[] widths = new int[visible.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(Text.pad(line.get(i), widths[i] + 2));
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
