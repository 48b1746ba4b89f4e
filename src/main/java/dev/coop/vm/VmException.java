package dev.coop.vm;

import org.jspecify.annotations.Nullable;

/** Colima or Lima did not do what it was asked to. The message is one sentence; the hint says what to do next. */
public final class VmException extends RuntimeException {

    /** What a caller treats apart. */
    public enum Kind {
        /** What was asked for makes no sense on this machine. */
        USAGE,
        /** The program, or the virtual machine, is not there, or in the wrong state. */
        WRONG_STATE,
        /** It was tried, and failed. */
        FAILED,
        /** The caller was interrupted. */
        CANCELLED
    }

    private final Kind kind;
    private final String hint;

    VmException(Kind kind, String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.hint = hint;
    }

    VmException(Kind kind, String message, String hint) {
        this(kind, message, hint, null);
    }

    public Kind kind() {
        return kind;
    }

    /** Or empty. */
    public String hint() {
        return hint;
    }

    public String problem() {
        String message = getMessage();
        return message == null ? "Something went wrong" : message;
    }
}
