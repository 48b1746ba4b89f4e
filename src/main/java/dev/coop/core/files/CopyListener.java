package dev.coop.core.files;

/** Hears how far a copy is, on the thread that copies. Paths are relative to what is copied, with {@code /} between. */
public interface CopyListener {
    CopyListener NONE = new CopyListener() {};

    /** A file, folder or link is in place. */
    default void copied(String path) {}

    /** @param bytes so many more of some file's */
    default void progress(long bytes) {}

    /** @param why it was left out, as the rest of a sentence that begins with the path */
    default void skipped(String path, String why) {}
}
