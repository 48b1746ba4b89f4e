package dev.coop.core.authorization;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a code opens, and nothing else.
 *
 * @param container that shall see the folder
 * @param source the folder's real path
 * @param identity what was found at that path, such as device and inode; compared, never shown
 * @param readOnly false when the container may change what is in it
 * @param target where the container sees it
 * @param lifetime after which the folder is taken away again; null when it stays
 */
public record Subject(
        String container,
        Path source,
        String identity,
        boolean readOnly,
        String target,
        @Nullable Duration lifetime) {}
