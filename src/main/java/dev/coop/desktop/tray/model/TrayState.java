package dev.coop.desktop.tray.model;

/** What the icon shows, whatever else there is: trouble before running, running before locked. */
public enum TrayState {
    /** Nothing runs. */
    IDLE,
    /** At least one container runs. */
    RUNNING,
    /** Containers are locked, and none runs. */
    LOCKED,
    /** No connection, a broken container, or a notice that nobody has read. */
    TROUBLE
}
