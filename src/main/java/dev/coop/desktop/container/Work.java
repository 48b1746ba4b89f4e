package dev.coop.desktop.container;

/** What was asked of a container and has not come about yet. */
public enum Work {
    STARTING,
    STOPPING,
    RESTARTING,
    LOCKING,
    UNLOCKING,
    DELETING
}
