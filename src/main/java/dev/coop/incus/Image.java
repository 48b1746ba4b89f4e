package dev.coop.incus;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image in the server's store.
 *
 * @param size in bytes, as stored (compressed)
 * @param properties such as {@code os}, {@code release}, and whatever its maker added
 * @param cached Incus downloaded it by itself and may drop it by itself
 */
public record Image(
        String fingerprint,
        long size,
        String architecture,
        Map<String, String> properties,
        List<Alias> aliases,
        boolean cached,
        Instant createdAt,
        Instant uploadedAt,
        @Nullable Instant lastUsedAt) {

    public Image {
        lastUsedAt = Json.orNever(lastUsedAt);
        properties = properties == null ? Map.of() : Map.copyOf(properties);
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
    }

    public record Alias(String name, @Nullable String description) {}
}
