package dev.coop.incus;

import java.util.List;
import java.util.Map;

/** The storage pools of the server. */
public final class StoragePools {
    private final Api api;

    StoragePools(Api api) {
        this.api = api;
    }

    private record Resources(StoragePool.Space space) {}

    public List<StoragePool> list() {
        return api.list(api.url("storage-pools").addQueryParameter("recursion", "1"), StoragePool::of);
    }

    /** @throws NotFoundException when there is none of that name */
    public StoragePool get(String name) {
        return api.get(api.url("storage-pools", name), StoragePool::of);
    }

    public StoragePool.Space space(String name) {
        return api.get(api.url("storage-pools", name, "resources"), Resources.class)
                .space();
    }

    /** @param config such as {@code size}: {@code 20GiB} for a pool in a file of its own */
    public void create(String name, String description, String driver, Map<String, String> config) {
        api.sync(
                "POST",
                api.url("storage-pools"),
                Map.of("name", name, "description", description, "driver", driver, "config", config));
    }

    /** @throws RefusedException when something is still in it */
    public void delete(String name) {
        api.sync("DELETE", api.url("storage-pools", name), null);
    }
}
