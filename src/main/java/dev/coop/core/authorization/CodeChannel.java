package dev.coop.core.authorization;

import dev.coop.core.failure.CoopException;

/** The one way by which a code leaves Coop. */
public interface CodeChannel {

    /**
     * Shows a code to the person at this computer. Returns when the system has accepted it.
     *
     * @param code its digits; the caller's to wipe
     * @throws CoopException of kind NOT_AUTHORIZED, with the reason, when nobody could see it
     */
    Shown show(AuthorizationRequest request, char[] code) throws InterruptedException;

    /** A code that can be seen. */
    interface Shown extends AutoCloseable {
        /** Takes it away, as far as the system can. Never throws. */
        @Override
        void close();
    }
}
