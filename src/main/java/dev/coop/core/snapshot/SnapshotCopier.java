package dev.coop.core.snapshot;

import dev.coop.core.container.ContainerCopier;
import dev.coop.core.container.ContainerReader;
import dev.coop.core.container.CreateListener;
import dev.coop.core.mount.MountGuard;
import dev.coop.incus.Instance;
import dev.coop.incus.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes containers of snapshots. */
final class SnapshotCopier {
    private final SnapshotReader reader;
    private final ContainerCopier copier;
    private final Supplier<MountGuard> guard;

    SnapshotCopier(SnapshotReader reader, ContainerCopier copier, Supplier<MountGuard> guard) {
        this.reader = reader;
        this.copier = copier;
        this.guard = guard;
    }

    void copy(String container, String snapshot, String name, CreateListener listener) {
        Instance source = reader.instance(container);
        Snapshot then = reader.raw(container, snapshot);
        Map<String, String> config = new HashMap<>(then.config());
        // They speak of the other container.
        config.keySet().removeIf(key -> key.startsWith(Notes.KEY) || key.equals(Restores.KEY));
        Set<String> mounts = new HashSet<>();
        ContainerReader.mountPoints(then.devices()).forEach(each -> mounts.add(each.name()));
        Map<String, Map<String, String>> devices = then.devices().entrySet().stream()
                .filter(each -> !mounts.contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        MountGuard.Admission admitted = guard.get().admit(name, config, devices);
        copier.copy(
                new ContainerCopier.Plan(
                        container + "/" + snapshot,
                        name,
                        admitted.config(),
                        admitted.devices(),
                        then.devices().keySet(),
                        source.profiles()),
                listener);
    }
}
