package dev.coop.incus;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The snapshots of one instance. */
public final class Snapshots {
    private final Api api;
    private final String instance;

    Snapshots(Api api, String instance) {
        this.api = api;
        this.instance = instance;
    }

    public List<Snapshot> list() {
        return api.list(
                api.url("instances", instance, "snapshots").addQueryParameter("recursion", "1"), Snapshot.class);
    }

    /** How many there are: quicker than to list them. */
    public int count() {
        return names().size();
    }

    /** What they are called, in no order: quicker than to list them. */
    public List<String> names() {
        return api.texts(api.url("instances", instance, "snapshots")).stream()
                .map(url -> url.contains("?") ? url.substring(0, url.indexOf('?')) : url)
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .toList();
    }

    public Snapshot get(String name) {
        return api.get(api.url("instances", instance, "snapshots", name), Snapshot.class);
    }

    /** @param expiresAt when Incus deletes it by itself; null for never */
    public Operation create(String name, @Nullable Instant expiresAt) {
        return api.async(
                "POST",
                api.url("instances", instance, "snapshots"),
                Map.of("name", name, "stateful", false, "expires_at", expiry(expiresAt)));
    }

    /** @param expiresAt when Incus deletes it by itself; null for never */
    public Operation expire(String name, @Nullable Instant expiresAt) {
        return api.async(
                "PUT", api.url("instances", instance, "snapshots", name), Map.of("expires_at", expiry(expiresAt)));
    }

    /** Without any, Incus would take what the instance's {@code snapshots.expiry} says. */
    private static String expiry(@Nullable Instant expiresAt) {
        return expiresAt == null ? "0001-01-01T00:00:00Z" : expiresAt.toString();
    }

    public Operation rename(String name, String newName) {
        return api.async("POST", api.url("instances", instance, "snapshots", name), Map.of("name", newName));
    }

    /** Opens what is on the disk of one. */
    public DiskReader disk(String name) {
        return DiskReader.open(
                api,
                api.async(
                        "POST",
                        api.url("instances", instance, "snapshots", name),
                        Map.of("name", name, "migration", true)));
    }

    public Operation delete(String name) {
        return api.async("DELETE", api.url("instances", instance, "snapshots", name), null);
    }
}
