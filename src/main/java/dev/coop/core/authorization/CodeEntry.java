package dev.coop.core.authorization;

import dev.coop.core.failure.CoopException;
import org.jspecify.annotations.Nullable;

/** How a front asks a person for the code. One is made for each request; the calls come from one thread, in this order. */
public interface CodeEntry {

    /** How it ended. */
    enum Outcome {
        /** The right code in time. */
        ACCEPTED,
        /** The person does not want it. */
        REFUSED,
        /** No right code in time. */
        TOO_LATE,
        /** No tries are left. */
        WRONG,
        /** No code could be sent, or the work was cancelled. */
        FAILED
    }

    /**
     * Sees whether a person can be asked here. No code has been sent yet.
     *
     * @throws CoopException of kind NOT_AUTHORIZED when not
     */
    void prepare(AuthorizationRequest request);

    /**
     * Asks for the code. Returns by itself when the deadline is over. Called again after a wrong code.
     *
     * @param triesLeft this one included; fewer than the first time after a wrong code
     * @return the digits as they were entered, which the caller wipes; empty when the time was over; null when the person
     *     refuses
     * @throws CoopException of kind INTERRUPTED when the person cancels the whole command
     */
    char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline) throws InterruptedException;

    /** Tells how it ended: once, whatever came of it, when {@link #prepare} had nothing against it. */
    void end(Outcome outcome);
}
