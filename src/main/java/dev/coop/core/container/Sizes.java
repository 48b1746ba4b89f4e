package dev.coop.core.container;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes as Incus writes them: {@code 4GiB}, {@code 512MB}, {@code 1073741824}. */
final class Sizes {
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*([a-zA-Z]*)");

    private Sizes() {}

    /** @return null when it is none, such as a percentage */
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
                    case "KIB" -> 1L << 10;
                    case "MIB" -> 1L << 20;
                    case "GIB" -> 1L << 30;
                    case "TIB" -> 1L << 40;
                    default -> -1L;
                };
        return factor < 0 ? null : Math.multiplyExact(Long.parseLong(matcher.group(1)), factor);
    }

    static @Nullable Integer mebibytes(@Nullable String text) {
        Long bytes = bytes(text);
        return bytes == null ? null : (int) (bytes >> 20);
    }

    static @Nullable Integer gibibytes(@Nullable String text) {
        Long bytes = bytes(text);
        return bytes == null ? null : (int) (bytes >> 30);
    }
}
