package dev.coop.core.vm;

/** What became of a wish for the virtual machine. */
public enum VmOutcome {
    DONE,
    /** It was so already. */
    UNCHANGED,
    /** Incus runs on this machine itself, so that there is none. */
    NOT_NEEDED
}
