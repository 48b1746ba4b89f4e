package dev.coop.core.setup;

import dev.coop.incus.IncusClient;
import java.util.Map;
import java.util.Optional;

/** What whoever set up the server wants containers to have: the default profile of the default project. */
final class ServerDefaults {
    private ServerDefaults() {}

    /** The value of a key of the first device of that type. */
    static Optional<String> device(IncusClient incus, String type, String key) {
        return incus.project("default").profiles().get("default").devices().values().stream()
                .filter(each -> type.equals(each.get("type")) && each.containsKey(key))
                .map((Map<String, String> each) -> each.getOrDefault(key, ""))
                .findFirst();
    }
}
