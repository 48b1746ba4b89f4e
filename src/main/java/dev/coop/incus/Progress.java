package dev.coop.incus;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far an operation is.
 *
 * @param stage such as {@code download}; empty when unknown
 * @param percent 0 to 100, or −1 when unknown
 * @param processed bytes, or −1 when unknown
 * @param text what Incus itself would print, such as {@code rootfs: 34% (12.1MB/s)}
 */
public record Progress(String stage, int percent, long processed, String text) {

    static @Nullable Progress of(Map<String, Object> metadata) {
        String text = "";
        for (Map.Entry<String, Object> each : metadata.entrySet()) {
            if (each.getKey().endsWith("_progress")) {
                text = Objects.toString(each.getValue(), "");
            }
        }
        if (metadata.get("progress") instanceof Map<?, ?> structured) {
            return new Progress(
                    Objects.toString(structured.get("stage"), ""),
                    (int) number(structured.get("percent")),
                    number(structured.get("processed")),
                    text);
        }
        return text.isEmpty() ? null : new Progress("", percentIn(text), -1, text);
    }

    private static long number(@Nullable Object value) {
        try {
            return value == null ? -1 : Long.parseLong(value.toString());
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static int percentIn(String text) {
        int end = text.indexOf('%');
        int start = end;
        while (start > 0 && Character.isDigit(text.charAt(start - 1))) {
            start--;
        }
        return start < end ? Integer.parseInt(text.substring(start, end)) : -1;
    }
}
