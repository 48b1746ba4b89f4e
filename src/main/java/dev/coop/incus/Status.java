package dev.coop.incus;

/** The state of an instance. */
public enum Status {
    RUNNING,
    STOPPED,
    FROZEN,
    /** Any other: starting, stopping, aborting. */
    CHANGING,
    ERROR;

    /** {@code Ready} means running, and that a program inside has said so. */
    static Status of(String text) {
        return switch (text) {
            case "Running", "Ready" -> RUNNING;
            case "Stopped" -> STOPPED;
            case "Frozen" -> FROZEN;
            case "Error" -> ERROR;
            default -> CHANGING;
        };
    }
}
