package dev.coop.core.container;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes as Incus writes them: {@code 4GiB}, {@code 512MB}, {@code 1073741824}. */
final class Sizes {
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*([a-zA-Z]*)");

    private Sizes() {}

    /** @return null when it is none, such as a percentage, or one that no machine has */
    static @Nullable Long bytes(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        long factor =
                switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
                    case "", "B" -> 1L;
                    case "KB" -> 1_000L;
                    case "MB" -> 1_000_000L;
                    case "GB" -> 1_000_000_000L;
                    case "TB" -> 1_000_000_000_000L;
                    case "PB" -> 1_000_000_000_000_000L;
                    case "EB" -> 1_000_000_000_000_000_000L;
                    case "KIB" -> 1L << 10;
                    case "MIB" -> 1L << 20;
                    case "GIB" -> 1L << 30;
                    case "TIB" -> 1L << 40;
                    case "PIB" -> 1L << 50;
                    case "EIB" -> 1L << 60;
                    default -> -1L;
                };
        if (factor < 0) {
            return null;
        }
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), factor);
        } catch (NumberFormatException | ArithmeticException _) {
            return null;
        }
    }

    static @Nullable Integer mebibytes(@Nullable String text) {
        return units(text, 20);
    }

    static @Nullable Integer gibibytes(@Nullable String text) {
        return units(text, 30);
    }

    private static @Nullable Integer units(@Nullable String text, int shift) {
        Long bytes = bytes(text);
        return bytes == null || bytes >> shift > Integer.MAX_VALUE ? null : Integer.valueOf((int) (bytes >> shift));
    }
}
