package dev.coop.incus;

import java.time.Instant;
import java.util.LinkedHashMap;
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
        return api.texts(api.url("instances", instance, "snapshots")).size();
    }

    public Snapshot get(String name) {
        return api.get(api.url("instances", instance, "snapshots", name), Snapshot.class);
    }

    /** @param expiresAt when Incus deletes it by itself; null for never */
    public Operation create(String name, @Nullable Instant expiresAt) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", name, "stateful", false));
        if (expiresAt != null) {
            body.put("expires_at", expiresAt.toString());
        }
        return api.async("POST", api.url("instances", instance, "snapshots"), body);
    }

    public Operation rename(String name, String newName) {
        return api.async("POST", api.url("instances", instance, "snapshots", name), Map.of("name", newName));
    }

    public Operation delete(String name) {
        return api.async("DELETE", api.url("instances", instance, "snapshots", name), null);
    }
}
