package dev.coop.core.snapshot;

/** Hears how far a restore is. It is called on the thread that restores. */
public interface RestoreListener {
    /** Hears nothing. */
    RestoreListener NONE = phase -> {};

    /** The steps of a restore, in their order. Those that a container in its state does not need are left out. */
    enum Phase {
        SAFETY_SNAPSHOT,
        STOP,
        RESTORE,
        START,
        LOCK
    }

    void started(Phase phase);
}
