package dev.coop.incus;

/** Incus understood the request and will not do it: it is malformed, not allowed, or the resource is in the wrong state. */
public final class RefusedException extends IncusException {
    private final int code;

    RefusedException(int code, String message) {
        super(message, null);
        this.code = code;
    }

    /** The HTTP status: 400, 401, 403, 5xx. */
    public int code() {
        return code;
    }
}
