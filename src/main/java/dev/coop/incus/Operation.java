package dev.coop.incus;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Work that goes on at the server. A finished operation is forgotten by Incus after 5 seconds.
 *
 * @param kind {@code task}, {@code websocket} or {@code token}
 * @param createdAt null where Incus does not say
 * @param resources URLs of what it is about, by kind
 * @param metadata differs by operation; values are strings, numbers, lists and maps as in JSON
 * @param err empty unless it failed
 */
public record Operation(
        String id,
        String kind,
        String description,
        @Nullable Instant createdAt,
        String status,
        int statusCode,
        Map<String, List<String>> resources,
        Map<String, Object> metadata,
        boolean mayCancel,
        String err) {

    static Operation of(JsonObject json) {
        return new Operation(
                json.requiredText("id"),
                json.text("class"),
                json.text("description"),
                json.timeOrNever("created_at"),
                json.text("status"),
                (int) json.number("status_code"),
                json.lists("resources"),
                json.values("metadata"),
                json.flag("may_cancel"),
                json.text("err"));
    }

    public Operation {
        resources = resources == null ? Map.of() : resources;
        metadata = metadata == null ? Map.of() : metadata;
        err = err == null ? "" : err;
    }

    public boolean isDone() {
        return statusCode >= 200;
    }

    public boolean hasFailed() {
        return statusCode >= 400;
    }

    /** Whether it is about the resource of that kind and name. */
    public boolean concerns(String kindOfResource, String name) {
        return resources.getOrDefault(kindOfResource, List.of()).stream()
                .map(url -> url.contains("?") ? url.substring(0, url.indexOf('?')) : url)
                .anyMatch(url -> url.endsWith("/" + name));
    }

    /** The exit code of an exec. */
    public OptionalInt returnCode() {
        return metadata.get("return") instanceof Number code ? OptionalInt.of(code.intValue()) : OptionalInt.empty();
    }

    /** How far it is, where it says so. */
    public @Nullable Progress progress() {
        return Progress.of(metadata);
    }

    String metadataText(String key) {
        return Objects.toString(metadata.get(key), "");
    }
}
