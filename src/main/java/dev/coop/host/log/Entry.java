package dev.coop.host.log;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param logger whose it is: a class, or a part of Coop
 * @param fields text, number, boolean, or list of texts, by name
 */
public record Entry(
        Instant time,
        Level level,
        String logger,
        String message,
        Map<String, Object> fields,
        @Nullable Throwable cause) {

    /** From what is of no interest to most, to what went wrong. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
