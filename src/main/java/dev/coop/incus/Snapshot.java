package dev.coop.incus;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of an instance.
 *
 * @param name without the instance's name
 * @param size in bytes, −1 where the pool cannot tell
 * @param expiresAt null for never
 */
public record Snapshot(
        String name,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean stateful,
        long size,
        Map<String, String> config,
        Map<String, Map<String, String>> devices) {

    public Snapshot {
        config = config == null ? Map.of() : Map.copyOf(config);
        devices = devices == null ? Map.of() : Map.copyOf(devices);
        expiresAt = Json.orNever(expiresAt);
    }
}
