package dev.coop.core.snapshot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot to be made.
 *
 * @param name null for one of the date and time
 * @param note what it is for; empty for nothing
 * @param expiresAt when Incus is to delete it by itself; null for never
 */
public record SnapshotRequest(
        @Nullable String name, String note, @Nullable Instant expiresAt) {}
