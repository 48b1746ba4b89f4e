package dev.coop.core.snapshot;

/** Who made a snapshot. It is told from the name, which Incus keeps whatever happens. */
public enum Origin {
    /** A person: it is never deleted unless a person says so. */
    USER(""),
    /** The container's schedule. */
    SCHEDULE("auto-schedule-"),
    /** Coop, before a restore. */
    RESTORE("auto-restore-"),
    /** Coop, before a protected place was mounted. */
    MOUNT("auto-mount-"),
    /** Coop, before a shell was opened. */
    SHELL("auto-shell-");

    /** What the names of all automatic ones begin with; no person's does. */
    static final String AUTOMATIC = "auto-";

    private final String prefix;

    Origin(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    static Origin of(String snapshot) {
        for (Origin each : values()) {
            if (each != USER && snapshot.startsWith(each.prefix)) {
                return each;
            }
        }
        return USER;
    }
}
