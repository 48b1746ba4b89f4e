package dev.coop.incus;

import org.jspecify.annotations.Nullable;

/** A call to Incus that did not do what it was asked to. One subtype for each kind of failure that a caller treats apart. */
public abstract sealed class IncusException extends RuntimeException
        permits ConnectionException,
                RefusedException,
                NotFoundException,
                ConflictException,
                OperationFailedException,
                TimeLimitException,
                CancelledException {

    IncusException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What was thrown, always with a text. */
    public final String reason() {
        String message = getMessage();
        return message == null ? getClass().getSimpleName() : message;
    }
}
