package dev.coop.core.container;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container in detail.
 *
 * @param container in state {@code ERROR} also when it is stuck
 * @param trouble what is wrong with it and what to do, as one line; null when nothing is
 * @param uptime null unless it runs
 * @param usage null unless it runs
 * @param diskBytes what its disk differs from the image, where the pool can tell
 * @param startedAt when it was last started; null for never
 * @param doing what Incus does about it just now, such as {@code Executing command}
 */
public record ContainerStatus(
        Container container,
        @Nullable String trouble,
        @Nullable Duration uptime,
        @Nullable Usage usage,
        @Nullable Long diskBytes,
        @Nullable Instant startedAt,
        List<String> addresses,
        List<MountPoint> mountPoints,
        List<String> doing) {

    /** A host folder that it sees. */
    public record MountPoint(String name, String source, String target, boolean readOnly) {}
}
