package dev.coop.desktop.snapshots;

/** What the user can do with snapshots. Each asks first where something is lost. */
interface SnapshotActions {
    void create();

    /** Chooses it on the line. */
    void show(String snapshot);

    void restore(String snapshot);

    /** Shows what has changed since. */
    void compare(String snapshot);

    void newContainer(String snapshot);

    void rename(String snapshot);

    void delete(String snapshot);
}
