package dev.coop.core.authorization;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.util.concurrent.atomic.AtomicBoolean;

/** That the right code was entered: good once, for one subject. Only {@link Authorizer} makes them. */
public final class Permit {
    private final Subject subject;
    private final AtomicBoolean used = new AtomicBoolean();

    Permit(Subject subject) {
        this.subject = subject;
    }

    /**
     * Uses it up, whether it fits or not.
     *
     * @throws CoopException of kind NOT_AUTHORIZED when it was given for something else, or was used before
     */
    public void use(Subject wanted) {
        if (used.getAndSet(true)) {
            throw new CoopException(
                    Kind.NOT_AUTHORIZED, "This permission was used already", "ask again for a new code");
        }
        if (!subject.equals(wanted)) {
            throw new CoopException(
                    Kind.NOT_AUTHORIZED,
                    "The code was entered for something else: since then the folder, its mode or its place has changed",
                    "ask again for a new code");
        }
    }
}
