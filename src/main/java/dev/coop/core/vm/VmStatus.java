package dev.coop.core.vm;

import org.jspecify.annotations.Nullable;

/**
 * What there is to know of the virtual machine. What is unknown is null.
 *
 * @param backend {@code colima} or {@code lima}
 * @param arch as Linux names it
 * @param memoryBytes what it was given
 * @param diskBytes what it was given
 * @param address by which this machine reaches it
 * @param socket of the Incus in it, on this machine
 * @param socketAnswers whether Incus answers there; null when the machine does not run
 */
public record VmStatus(
        State state,
        @Nullable String backend,
        String instance,
        @Nullable String arch,
        @Nullable Integer cpus,
        @Nullable Long memoryBytes,
        @Nullable Long diskBytes,
        @Nullable String address,
        @Nullable String socket,
        @Nullable Boolean socketAnswers) {

    public enum State {
        /** Incus runs on this machine itself. */
        NOT_NEEDED,
        /** Neither Colima nor Lima is there. */
        NOT_INSTALLED,
        /** There is none yet. */
        MISSING,
        RUNNING,
        STOPPED,
        /** Half of it runs: only a forced stop helps. */
        BROKEN,
        /** It is being made, or starts. */
        CHANGING
    }

    static VmStatus without(State state, @Nullable String backend, String instance) {
        return new VmStatus(state, backend, instance, null, null, null, null, null, null, null);
    }

    /** It is said to run, and its Incus does not answer: as happens after sleep, or when the network changed. */
    public boolean isStale() {
        return state == State.RUNNING && Boolean.FALSE.equals(socketAnswers);
    }
}
