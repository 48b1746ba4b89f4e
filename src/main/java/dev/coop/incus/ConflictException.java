package dev.coop.incus;

/** A resource of that name exists already, or it was changed by somebody else in the meantime. */
public final class ConflictException extends IncusException {
    ConflictException(String message) {
        super(message, null);
    }
}
