package dev.coop.desktop.container;

import dev.coop.core.failure.CoopException;

/** Whether there is an Incus to speak of. */
public sealed interface Connection {
    /** Nothing has been heard yet. */
    record Connecting() implements Connection {}

    record Connected() implements Connection {}

    /**
     * Incus does not answer.
     *
     * @param retrying whether another attempt, asked for by the user, is under way
     */
    record Disconnected(CoopException why, boolean retrying) implements Connection {}
}
