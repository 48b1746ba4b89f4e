package dev.coop.desktop.create;

import dev.coop.desktop.text.Texts;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as it was typed: a value in the unit that the service takes, or what is wrong with it.
 *
 * @param value null when there is a problem, and for what was left open
 * @param problem empty when there is none
 */
public record Amount(@Nullable Integer value, String problem) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:[.,]\\d{1,3})?)\\s*(m|mb|mib|g|gb|gib|t|tb|tib)?");

    /** A whole number of processors, 1 to 1024. */
    public static Amount cpus(String text) {
        String typed = text.strip();
        if (!typed.matches("\\d{1,4}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > 1024) {
            return wrong("create.cpus.problem");
        }
        return right(Integer.parseInt(typed));
    }

    /** In MiB, of {@code 4 GiB}, {@code 512 MiB}, {@code 2g}; a bare number is GiB. At least 128 MiB. Fractions have a point or a comma. */
    public static Amount memoryMb(String text) {
        double gib = gib(text);
        return gib * 1024 >= 128 && gib <= 65536 ? right((int) Math.round(gib * 1024)) : wrong("create.memory.problem");
    }

    /** In GiB, of {@code 20 GiB}, {@code 1 TiB}; a bare number is GiB. In whole GiB; nothing is right too, and null. */
    public static Amount diskGb(String text) {
        if (text.isBlank()) {
            return new Amount(null, "");
        }
        double gib = gib(text);
        return gib >= 1 && gib == Math.rint(gib) && gib <= 65536 ? right((int) gib) : wrong("create.disk.problem");
    }

    private static double gib(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return -1;
        }
        double number = Double.parseDouble(form.group(1).replace(',', '.'));
        String unit = form.group(2) == null ? "g" : form.group(2);
        return switch (unit.charAt(0)) {
            case 'm' -> number / 1024;
            case 't' -> number * 1024;
            default -> number;
        };
    }

    private static Amount right(int value) {
        return new Amount(value, "");
    }

    private static Amount wrong(String key) {
        return new Amount(null, Texts.of(key));
    }
}
