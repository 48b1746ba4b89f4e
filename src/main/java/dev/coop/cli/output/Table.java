package dev.coop.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Aligned columns that fit a width. Where there is too little room the widest column but the first is cut, again and
 * again; when all are as narrow as their titles, columns are left out from the right.
 */
final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<String> titles;
    private final List<List<Cell>> rows = new ArrayList<>();

    Table(List<String> titles) {
        this.titles = titles;
    }

    /**
     * @param text to be aligned
     * @param color around it
     */
    record Cell(String text, UnaryOperator<String> color) {}

    void row(List<Cell> cells) {
        rows.add(cells);
    }

    void print(Console console) {
        int[] widths = widths();
        int shown = total(widths, widths.length) > NARROWEST ? fit(widths, console.width()) : widths.length;
        PrintWriter out = console.out();
        List<Cell> head = new ArrayList<>();
        for (String title : titles) {
            head.add(new Cell(title, console::faint));
        }
        print(head, widths, shown, out);
        for (List<Cell> row : rows) {
            print(row, widths, shown, out);
        }
    }

    private int[] widths() {
        int[] widths = new int[titles.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Text.width(titles.get(i));
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], Text.width(row.get(i).text()));
            }
        }
        return widths;
    }

    /** @return how many columns have room */
    private int fit(int[] widths, int room) {
        while (total(widths, widths.length) > room) {
            int widest = -1;
            for (int i = 1; i < widths.length; i++) {
                if (widths[i] > least(i) && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        int shown = widths.length;
        while (shown > 1 && total(widths, shown) > room) {
            shown--;
        }
        return shown;
    }

    private int least(int column) {
        return Math.max(NARROWEST, Text.width(titles.get(column)));
    }

    private static int total(int[] widths, int columns) {
        return Arrays.stream(widths, 0, columns).sum() + GAP.length() * (columns - 1);
    }

    private static void print(List<Cell> cells, int[] widths, int shown, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            Cell cell = cells.get(i);
            String text = Text.fit(cell.text(), widths[i]);
            line.append(cell.color().apply(text));
            if (i < shown - 1) {
                line.append(" ".repeat(widths[i] - Text.width(text))).append(GAP);
            }
        }
        out.println(line);
    }
}
