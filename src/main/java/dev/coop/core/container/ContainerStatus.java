package dev.coop.core.container;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container in detail. What is unknown, such as the use of one that does not run, is null.
 *
 * @param diskBytes what its disk differs from the image, where the pool can tell
 * @param cpuTime used since the start
 */
public record ContainerStatus(
        Container container,
        @Nullable Duration uptime,
        @Nullable Long processes,
        @Nullable Duration cpuTime,
        @Nullable Long memoryBytes,
        @Nullable Long memoryTotalBytes,
        @Nullable Long diskBytes,
        @Nullable Long receivedBytes,
        @Nullable Long sentBytes,
        List<String> addresses,
        List<MountPoint> mountPoints) {

    /** A host folder that it sees. */
    public record MountPoint(String name, String source, String target, boolean readOnly) {}
}
