package dev.coop.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints one line for each figure: what it is, what it should be at most, and whether it is more. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** @param most the ratio that is promised */
    void ratio(String what, Comparison comparison, String against, double most) {
        line(
                what,
                String.format(
                        Locale.ROOT,
                        "coop %.0f ms, %s %.0f ms (medians of %d), ratio %.2f",
                        comparison.ownMedian(),
                        against,
                        comparison.otherMedian(),
                        comparison.own().size(),
                        comparison.ratio()),
                comparison.ratio(),
                most,
                "");
    }

    /** @param unit of both numbers */
    void figure(String what, double value, String unit, double most) {
        line(
                what,
                String.format(Locale.ROOT, value < 10 ? "%.2f %s" : "%.0f %s", value, unit),
                value,
                most,
                " " + unit);
    }

    private void line(String what, String text, double value, double most, String unit) {
        out.printf(
                Locale.ROOT,
                "%-24s %s, at most %s%s%s%n",
                what + ":",
                text,
                number(most),
                unit,
                value > most ? ": OVER" : "");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
