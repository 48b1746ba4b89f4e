package dev.coop.incus;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong on the wire into the exception that says so. */
final class Failures {
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
        // A duplicate snapshot or image alias comes as a raw database error (measured on 6.0.4).
        if (code == 409 || code == 412 || message.contains("already exists") || message.contains("UNIQUE constraint")) {
            return new ConflictException(message);
        }
        return code == 404 ? new NotFoundException(message) : new RefusedException(code, message);
    }
}
