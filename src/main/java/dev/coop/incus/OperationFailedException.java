package dev.coop.incus;

/** A background operation was started and failed, or was cancelled at the server. */
public final class OperationFailedException extends IncusException {
    private final Operation operation;

    OperationFailedException(Operation operation, String message) {
        super(message, null);
        this.operation = operation;
    }

    /** The operation as it ended, with its metadata where Incus still had it. */
    public Operation operation() {
        return operation;
    }
}
