package dev.coop.core.names;

import dev.coop.core.container.Keys;
import dev.coop.core.failure.IncusFailures;
import dev.coop.incus.Image;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names alone, for whoever types them: one request each. */
public final class QuickNames {
    private final IncusClient incus;

    /** @param incus within Coop's project */
    public QuickNames(IncusClient incus) {
        this.incus = incus;
    }

    public List<String> containers() {
        return IncusFailures.translating(() -> incus.instances().list().stream()
                .filter(each ->
                        each.type().equals("container") && !each.config().containsKey(Keys.ROLE))
                .map(Instance::name)
                .sorted()
                .toList());
    }

    public List<String> images() {
        return IncusFailures.translating(() -> incus.images().list().stream()
                .flatMap(each -> each.aliases().stream())
                .map(Image.Alias::name)
                .sorted()
                .toList());
    }

    /** Newest first. Empty when there is no such container. */
    public List<String> snapshots(String container) {
        return IncusFailures.translating(() -> incus.instances().find(container).isEmpty()
                ? List.of()
                : incus.instances().snapshots(container).list().stream()
                        .map(Snapshot::name)
                        .toList()
                        .reversed());
    }

    /** Empty when there is no such container. */
    public List<String> mounts(String container) {
        return IncusFailures.translating(() -> {
            Optional<Instance> instance = incus.instances().find(container);
            return instance.map(Instance::devices).orElse(Map.of()).entrySet().stream()
                    .filter(each -> "disk".equals(each.getValue().get("type"))
                            && !"/".equals(each.getValue().get("path")))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        });
    }
}
