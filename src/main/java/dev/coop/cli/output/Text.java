package dev.coop.cli.output;

import dev.coop.core.text.Printable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/** Values as a person or a program reads them. */
public final class Text {
    /** What terminals take for a command: CSI and OSC sequences, and the short ones. */
    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[@-Z\\\\-_])|\r");

    private Text() {}

    /** Fills up with spaces to a width on a terminal. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Columns that a text takes on a terminal. */
    public static int width(String text) {
        if (isAscii(text)) {
            return text.length();
        }
        int width = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            width += Math.max(0, WCWidth.wcwidth(text.codePointAt(i)));
        }
        return width;
    }

    /** Cut to a width on a terminal, with an ellipsis for what is left out. */
    public static String fit(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int point = text.codePointAt(i);
            used += Math.max(0, WCWidth.wcwidth(point));
            if (used > width - 1) {
                break;
            }
            cut.appendCodePoint(point);
        }
        return cut.append('…').toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                return false;
            }
        }
        return true;
    }

    /** A line of a log as it is meant to be read: without the sequences that color it, and otherwise printable. */
    public static String plain(String line) {
        return printable(SEQUENCE.matcher(line.replace("\t", "    ")).replaceAll(""));
    }

    /**
     * Without the characters by which a hostile name could take over a terminal, or show itself in another order than it
     * has.
     */
    public static String printable(String text) {
        return Printable.of(text);
    }

    /** A cell of a CSV file, as RFC 4180 has it. */
    public static String csv(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (value instanceof List<?> list) {
            text = list.stream().map(Object::toString).collect(Collectors.joining(" "));
        } else if (value instanceof Map<?, ?> map) {
            text = map.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
        }
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    /** Such as {@code 1.2 GB}. */
    public static String bytes(@Nullable Long bytes) {
        if (bytes == null) {
            return "-";
        }
        double value = bytes;
        for (String unit : List.of("B", "KiB", "MiB", "GiB")) {
            if (value < 1024) {
                return rounded(value, value < 10 && !unit.equals("B") ? 1 : 0) + " " + unit;
            }
            value /= 1024;
        }
        return rounded(value, 1) + " TiB";
    }

    /** Such as {@code 3 minutes}. */
    public static String age(Instant since) {
        return age(Duration.between(since, Instant.now()));
    }

    /** Such as {@code 3 minutes}. */
    public static String age(Duration age) {
        if (age.toDays() >= 1) {
            return unit(age.toDays(), "day");
        }
        if (age.toHours() >= 1) {
            return unit(age.toHours(), "hour");
        }
        if (age.toMinutes() >= 1) {
            return unit(age.toMinutes(), "minute");
        }
        return unit(Math.max(0, age.toSeconds()), "second");
    }

    private static String unit(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    /** Such as {@code 0.34 s} or {@code 2 min 5 s}. */
    public static String duration(Duration duration) {
        if (duration.toMinutes() >= 1) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return rounded(duration.toMillis() / 1000.0, 2) + " s";
    }

    /** A format would read the data of all languages first, which takes a command 6 ms. */
    private static String rounded(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
    }
}
