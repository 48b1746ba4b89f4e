package dev.coop.incus;

import java.util.List;
import java.util.Map;

/** The networks of the server. */
public final class Networks {
    private final Api api;

    Networks(Api api) {
        this.api = api;
    }

    /** All, those of the host that Incus did not make included. */
    public List<Network> list() {
        return api.list(api.url("networks").addQueryParameter("recursion", "1"), Network.class);
    }

    /** @throws NotFoundException when there is none of that name */
    public Network get(String name) {
        return api.get(api.url("networks", name), Network.class);
    }

    /** Makes a managed bridge. */
    public void createBridge(String name, String description, Map<String, String> config) {
        api.sync(
                "POST",
                api.url("networks"),
                Map.of("name", name, "description", description, "type", "bridge", "config", config));
    }

    /** @throws RefusedException when something uses it */
    public void delete(String name) {
        api.sync("DELETE", api.url("networks", name), null);
    }
}
