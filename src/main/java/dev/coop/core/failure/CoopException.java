package dev.coop.core.failure;

import org.jspecify.annotations.Nullable;

/**
 * Something that was asked for cannot be done. The message is one sentence for the user that says what is wrong; the
 * hint, where there is one, says what to do next.
 */
public final class CoopException extends RuntimeException {

    /** What a script can tell apart. */
    public enum Kind {
        /** Anything else. */
        ERROR,
        /** What was asked for makes no sense, or the settings are broken. */
        USAGE,
        /** Incus does not answer. */
        NO_CONNECTION,
        /** No such container, mount, snapshot or image, or it is in the wrong state. */
        WRONG_STATE,
        /** A protected place, and no permission. */
        NOT_AUTHORIZED,
        /** It has not happened within the time that it was given. */
        TIME_LIMIT,
        /** The user cancelled it. */
        INTERRUPTED
    }

    private final Kind kind;
    private final String hint;

    public CoopException(Kind kind, String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.hint = hint;
    }

    public CoopException(Kind kind, String message, String hint) {
        this(kind, message, hint, null);
    }

    public CoopException(Kind kind, String message) {
        this(kind, message, "", null);
    }

    public Kind kind() {
        return kind;
    }

    /** What to do next, or empty. */
    public String hint() {
        return hint;
    }

    /** What is wrong. */
    public String problem() {
        String message = getMessage();
        return message == null ? "Something went wrong" : message;
    }

    /** Problem and hint as one line, whatever line breaks there are in what others said. */
    public String oneLine() {
        String problem = joined(problem());
        String sentence = problem.endsWith(".") ? problem.substring(0, problem.length() - 1) : problem;
        return hint.isEmpty() ? sentence + "." : sentence + ": " + joined(hint);
    }

    private static String joined(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
