package dev.coop.core.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something in a folder of a container. The name was given in the container: it is to be shown, never trusted.
 *
 * @param size in bytes
 * @param mode permission bits
 * @param linkTarget what a link leads to, as it is written there; else null
 */
public record FileEntry(
        String name,
        Type type,
        long size,
        int mode,
        int uid,
        int gid,
        Instant modifiedAt,
        @Nullable String linkTarget) {

    public enum Type {
        FILE,
        DIRECTORY,
        LINK,
        /** A pipe, socket or device. */
        OTHER
    }
}
