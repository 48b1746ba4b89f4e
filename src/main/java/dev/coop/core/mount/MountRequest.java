package dev.coop.core.mount;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A folder that a container shall see.
 *
 * @param source as the user gave it; a relative path is below the current folder
 * @param name null for one derived from the source
 * @param target absolute path in the container; null for one in the agent's home
 * @param force asks for a code where the folder is protected, instead of refusing it
 * @param lifetime after which it is taken away again; null when it stays
 */
public record MountRequest(
        String container,
        Path source,
        @Nullable String name,
        @Nullable String target,
        boolean readOnly,
        boolean force,
        @Nullable Duration lifetime) {

    /** Read-write, with all that can be derived. */
    public static MountRequest of(String container, Path source) {
        return new MountRequest(container, source, null, null, false, false, null);
    }
}
