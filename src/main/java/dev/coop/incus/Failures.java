package dev.coop.incus;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong on the wire into the exception that says so. */
final class Failures {
    private static final Pattern DUPLICATE = Pattern.compile("UNIQUE constraint failed: (\\w+)\\.");

    private Failures() {}

    /** For a call that got no answer. */
    static IncusException of(Endpoint endpoint, @Nullable Throwable problem) {
        if (problem instanceof IncusException known) {
            return known;
        }
        String text = problem == null || problem.getMessage() == null ? "" : problem.getMessage();
        String lower = text.toLowerCase(Locale.ROOT);
        String why;
        if (lower.contains("no such file") || lower.contains("not a directory")) {
            why = "there is no socket at " + endpoint;
        } else if (lower.contains("permission denied")) {
            why = "this user may not open " + endpoint;
        } else if (lower.contains("refused") || problem instanceof SocketTimeoutException) {
            why = "nothing answers at " + endpoint;
        } else {
            why = "the connection to " + endpoint + " broke" + (text.isEmpty() ? "" : ": " + text);
        }
        return new ConnectionException(endpoint, why, problem);
    }

    static TimeLimitException timeLimit(Endpoint endpoint, Duration limit) {
        return new TimeLimitException("no answer from Incus at " + endpoint + " within " + text(limit));
    }

    /** A time limit in words. */
    static String text(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /** For an answer that is an error. */
    static IncusException of(int code, String error) {
        String message = error.isBlank() ? "Incus answered " + code : error;
        ConflictException conflict = conflict(message);
        if (conflict != null) {
            return conflict;
        }
        if (code == 409 || code == 412) {
            return new ConflictException(message);
        }
        return code == 404 ? new NotFoundException(message) : new RefusedException(code, message);
    }

    /** A name that is taken comes as a text, and for some kinds as a raw database error (measured on 6.0.4). */
    static @Nullable ConflictException conflict(String error) {
        Matcher duplicate = DUPLICATE.matcher(error);
        if (duplicate.find()) {
            String kind =
                    switch (duplicate.group(1)) {
                        case "instances" -> "a container";
                        case "instances_snapshots" -> "a snapshot";
                        case "images_aliases" -> "an image alias";
                        default -> "one";
                    };
            return new ConflictException(kind + " of that name already exists");
        }
        return error.contains("already exists") || error.contains("already in use")
                ? new ConflictException(error)
                : null;
    }
}
