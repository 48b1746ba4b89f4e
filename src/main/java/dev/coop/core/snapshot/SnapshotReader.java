package dev.coop.core.snapshot;

import dev.coop.core.container.ContainerReader;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.InstanceSource;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads snapshots from Incus. */
public final class SnapshotReader {
    private final IncusClient incus;
    private final InstanceSource containers;

    public SnapshotReader(IncusClient incus, InstanceSource containers) {
        this.incus = incus;
        this.containers = containers;
    }

    /** The container itself. @throws CoopException of kind WRONG_STATE when there is none */
    public Instance instance(String container) {
        return containers.get(container);
    }

    /** Oldest first. */
    List<ContainerSnapshot> list(Instance container) {
        return incus.instances().snapshots(container.name()).list().stream()
                .map(each -> snapshot(container.name(), container.config(), each))
                .sorted(Comparator.comparing(ContainerSnapshot::createdAt).thenComparing(ContainerSnapshot::name))
                .toList();
    }

    ContainerSnapshot get(Instance container, String name) {
        return snapshot(container.name(), container.config(), raw(container.name(), name));
    }

    /** @throws CoopException of kind WRONG_STATE when there is none */
    public Snapshot raw(String container, String name) {
        try {
            return incus.instances().snapshots(container).get(name);
        } catch (NotFoundException missing) {
            throw new CoopException(
                    Kind.WRONG_STATE,
                    "\"" + container + "\" has no snapshot \"" + name + "\"",
                    "see those that there are with: coop snapshot list " + container,
                    missing);
        }
    }

    private static ContainerSnapshot snapshot(String container, Map<String, String> config, Snapshot raw) {
        return new ContainerSnapshot(
                container,
                raw.name(),
                Origin.of(raw.name()),
                raw.createdAt(),
                raw.expiresAt(),
                Notes.of(config, raw.name()),
                size(raw),
                ContainerReader.mountPoints(raw.devices()));
    }

    /** Incus says −1 or 0 where the pool does not count. */
    private static @Nullable Long size(Snapshot raw) {
        return raw.size() > 0 ? raw.size() : null;
    }
}
