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

    static Image of(JsonObject json) {
        return new Image(
                json.requiredText("fingerprint"),
                json.number("size"),
                json.text("architecture"),
                json.texts("properties"),
                json.list("aliases", each -> Alias.of(JsonObject.of(each))),
                json.flag("cached"),
                json.time("created_at"),
                json.time("uploaded_at"),
                json.timeOrNever("last_used_at"));
    }

    public Image {
        lastUsedAt = Json.orNever(lastUsedAt);
        properties = properties == null ? Map.of() : Map.copyOf(properties);
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
    }

    public record Alias(String name, @Nullable String description) {
        static Alias of(JsonObject json) {
            return new Alias(json.text("name"), json.text("description"));
        }
    }
}
