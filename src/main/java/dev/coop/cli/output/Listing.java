package dev.coop.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Rows of named columns. The first is what a row is called: with {@code --quiet} a table is that alone.
 *
 * @param <T> what a row is about
 */
public final class Listing<T> {
    private final List<Column<T>> columns = new ArrayList<>();

    /** Paints what a table shows of a row. */
    public interface Paint<T> {
        String paint(Console console, T row, String text);
    }

    /**
     * @param key in JSON, CSV and YAML
     * @param title in a table; empty for a column that is not shown there
     * @param value text, number, boolean, list or null
     * @param shown in a table
     */
    private record Column<T>(
            String key, String title, Function<T, @Nullable Object> value, Function<T, String> shown, Paint<T> paint) {}

    /** A column that a table shows in words of its own; of a single row there may be several lines. */
    public Listing<T> column(String key, String title, Function<T, @Nullable Object> value, Function<T, String> shown) {
        return column(key, title, value, shown, (_, _, text) -> text);
    }

    /** As {@link #column(String, String, Function, Function)}, in color on a terminal. */
    public Listing<T> column(
            String key, String title, Function<T, @Nullable Object> value, Function<T, String> shown, Paint<T> paint) {
        columns.add(new Column<>(key, title, value, shown, paint));
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

    /** @param empty what a person is told when there is no row */
    public void print(List<T> rows, Format format, String empty, Console console) {
        PrintWriter out = console.out();
        switch (format) {
            case TABLE -> {
                if (console.isQuiet()) {
                    rows.forEach(row -> out.println(name(row)));
                } else if (rows.isEmpty()) {
                    console.remark(empty);
                } else {
                    table(rows, console).print(console);
                }
            }
            case JSON -> printJson(objects(rows), out);
            case YAML -> printYaml(objects(rows), out);
            case CSV -> printCsv(rows, out);
        }
        out.flush();
    }

    /** One row on its own: a table has a line for each column then. */
    public void printOne(T row, Format format, Console console) {
        PrintWriter out = console.out();
        switch (format) {
            case TABLE -> {
                if (console.isQuiet()) {
                    out.println(name(row));
                } else {
                    printLines(row, console);
                }
            }
            case JSON -> printJson(object(row), out);
            case YAML -> printYaml(object(row), out);
            case CSV -> printCsv(List.of(row), out);
        }
        out.flush();
    }

    /** One row as JSON on one line, with other values for some keys. */
    public void printJsonLine(T row, Map<String, ?> others, PrintWriter out) {
        Map<String, @Nullable Object> object = object(row);
        object.putAll(others);
        out.println(JsonMapper.shared().writeValueAsString(object));
    }

    private String name(T row) {
        return Text.printable(columns.getFirst().shown().apply(row));
    }

    private Map<String, @Nullable Object> object(T row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        columns.forEach(each -> object.put(each.key(), each.value().apply(row)));
        return object;
    }

    private List<Map<String, @Nullable Object>> objects(List<T> rows) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        rows.forEach(row -> objects.add(object(row)));
        return objects;
    }

    private static void printJson(Object value, PrintWriter out) {
        out.println(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(value));
    }

    private static void printYaml(Object value, PrintWriter out) {
        out.print(YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .build()
                .writeValueAsString(value));
    }

    private void printCsv(List<T> rows, PrintWriter out) {
        out.println(joined(Column::key));
        for (T row : rows) {
            out.println(joined(each -> Text.csv(each.value().apply(row))));
        }
    }

    private String joined(Function<Column<T>, String> cell) {
        List<String> cells = new ArrayList<>();
        columns.forEach(each -> cells.add(cell.apply(each)));
        return String.join(",", cells);
    }

    private List<Column<T>> visible() {
        List<Column<T>> visible = new ArrayList<>(columns);
        visible.removeIf(each -> each.title().isEmpty());
        return visible;
    }

    private Table table(List<T> rows, Console console) {
        List<Column<T>> visible = visible();
        List<String> titles = new ArrayList<>();
        visible.forEach(each -> titles.add(each.title()));
        Table table = new Table(titles);
        for (T row : rows) {
            List<Table.Cell> cells = new ArrayList<>();
            for (Column<T> each : visible) {
                cells.add(new Table.Cell(Text.printable(each.shown().apply(row)), text -> each.paint()
                        .paint(console, row, text)));
            }
            table.row(cells);
        }
        return table;
    }

    private void printLines(T row, Console console) {
        int width = 0;
        for (Column<T> each : visible()) {
            width = Math.max(width, each.title().length() + 2);
        }
        for (Column<T> each : visible()) {
            String label = console.faint(each.title() + ":")
                    + " ".repeat(width - each.title().length() - 1);
            for (String line : each.shown().apply(row).lines().toList()) {
                console.out().println(label + each.paint().paint(console, row, Text.printable(line)));
                label = " ".repeat(width);
            }
        }
    }
}
