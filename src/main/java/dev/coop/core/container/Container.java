package dev.coop.core.container;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container of Coop's. What is unknown is null.
 *
 * @param ipv4 null unless it runs and has an address
 * @param image the name of the image that it was made from
 * @param cpus null for all of the machine's
 * @param memoryMb null for all of the machine's
 * @param diskGb null for as much as the pool has
 * @param mounts how many host folders it sees
 * @param snapshots null when they were not asked for
 */
public record Container(
        String name,
        ContainerState state,
        @Nullable String ipv4,
        @Nullable String image,
        @Nullable Integer cpus,
        @Nullable Integer memoryMb,
        @Nullable Integer diskGb,
        int mounts,
        @Nullable Integer snapshots,
        Instant createdAt) {}
