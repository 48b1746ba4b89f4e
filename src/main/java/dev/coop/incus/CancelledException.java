package dev.coop.incus;

/** The calling thread was interrupted. Its interrupt flag is set again when this is thrown. */
public final class CancelledException extends IncusException {
    CancelledException(String message) {
        super(message, null);
    }
}
