package dev.coop.incus;

import org.jspecify.annotations.Nullable;

/** Nothing, or nothing that speaks the API, answers at the endpoint; or the connection broke. */
public final class ConnectionException extends IncusException {
    private final Endpoint endpoint;

    ConnectionException(Endpoint endpoint, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.endpoint = endpoint;
    }

    public Endpoint endpoint() {
        return endpoint;
    }
}
