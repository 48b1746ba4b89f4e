package dev.coop.core.snapshot;

import dev.coop.core.container.ContainerStatus.MountPoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point to which a container's disk can go back.
 *
 * @param origin who made it
 * @param note what was said of it; empty for nothing
 * @param expiresAt when Incus deletes it by itself; null for never
 * @param sizeBytes what only it holds; null where the pool cannot tell
 * @param mounts the host folders that the container saw then
 */
public record ContainerSnapshot(
        String container,
        String name,
        Origin origin,
        Instant createdAt,
        @Nullable Instant expiresAt,
        String note,
        @Nullable Long sizeBytes,
        List<MountPoint> mounts) {

    public ContainerSnapshot {
        mounts = List.copyOf(mounts);
    }

    /** Whether Coop or the schedule made it. Only such are ever deleted without being named. */
    public boolean isAutomatic() {
        return origin != Origin.USER;
    }
}
