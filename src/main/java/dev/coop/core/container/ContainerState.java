package dev.coop.core.container;

/** What a container is doing. */
public enum ContainerState {
    RUNNING,
    STOPPED,
    FROZEN,
    /** Between two of the others: starting, stopping. */
    CHANGING,
    ERROR
}
