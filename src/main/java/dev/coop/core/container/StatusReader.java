package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.InstanceState;
import dev.coop.incus.InstanceState.Address;
import dev.coop.incus.InstanceState.Interface;
import dev.coop.incus.Operation;
import dev.coop.incus.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all that there is to know about one container. */
final class StatusReader {
    private final IncusClient incus;
    private final ContainerReader reader;

    StatusReader(IncusClient incus, ContainerReader reader) {
        this.incus = incus;
        this.reader = reader;
    }

    ContainerStatus status(String name) {
        Instance instance = reader.instance(name);
        boolean up = ContainerReader.isUp(instance);
        InstanceState state = incus.instances().state(name);
        int snapshots = incus.instances().snapshots(name).count();
        Container container = ContainerReader.container(instance, up ? state : null, snapshots);
        @Nullable String trouble = instance.status() == Status.RUNNING ? trouble(name) : null;
        InstanceState.@Nullable Disk disk = state.disk().get("root");
        @Nullable Instant startedAt = up ? state.startedAt() : null;
        return new ContainerStatus(
                trouble == null ? container : inError(container),
                trouble,
                startedAt == null ? null : Duration.between(startedAt, Instant.now()),
                up ? UsageReader.usage(state) : null,
                disk == null || disk.usage() <= 0 ? null : Long.valueOf(disk.usage()),
                instance.lastUsedAt(),
                addresses(state),
                ContainerReader.mountPoints(instance.expandedDevices()),
                doing(name));
    }

    private @Nullable String trouble(String name) {
        try {
            new Stuck(incus).refuse(name);
            return null;
        } catch (CoopException failure) {
            if (failure.kind() == Kind.INTERRUPTED) {
                throw failure;
            }
            return failure.oneLine();
        }
    }

    private static Container inError(Container container) {
        return new Container(
                container.name(),
                ContainerState.ERROR,
                container.ipv4(),
                container.image(),
                container.cpus(),
                container.memoryMb(),
                container.diskGb(),
                container.mounts(),
                container.snapshots(),
                container.createdAt());
    }

    private static List<String> addresses(InstanceState state) {
        Map<String, Interface> interfaces = state.network() == null ? Map.of() : state.network();
        return interfaces.values().stream()
                .flatMap(each -> each.addresses().stream())
                .filter(each -> each.scope().equals("global"))
                .sorted(Comparator.comparing(Address::family).thenComparing(Address::address))
                .map(Address::address)
                .toList();
    }

    private List<String> doing(String name) {
        return incus.operations().list().stream()
                .filter(each -> !each.isDone() && each.concerns("instances", name))
                .sorted(Comparator.comparing(Operation::createdAt))
                .map(Operation::description)
                .toList();
    }
}
