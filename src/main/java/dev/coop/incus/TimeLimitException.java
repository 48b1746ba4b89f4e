package dev.coop.incus;

/** The time limit of the call passed. A background operation goes on at the server. */
public final class TimeLimitException extends IncusException {
    TimeLimitException(String message) {
        super(message, null);
    }
}
