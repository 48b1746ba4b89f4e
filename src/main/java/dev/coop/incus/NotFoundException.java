package dev.coop.incus;

/** The instance, snapshot, image, operation or other resource does not exist. */
public final class NotFoundException extends IncusException {
    NotFoundException(String message) {
        super(message, null);
    }
}
