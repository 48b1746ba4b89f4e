package dev.coop.core.snapshot.diff;

/**
 * A file, folder or link that differs between two states of a container's disk.
 *
 * @param path absolute, as in the container; it may hold any character but NUL
 * @param type after the change, or before it when it was removed
 * @param sizeBefore in bytes; 0 for what was not there and for what is no regular file
 * @param sizeAfter likewise
 */
public record FileChange(Kind kind, String path, Type type, long sizeBefore, long sizeAfter) {

    /** What became of it. {@code METADATA} is owner or mode alone. */
    public enum Kind {
        ADDED,
        CHANGED,
        METADATA,
        REMOVED
    }

    public enum Type {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }
}
