package dev.coop.core.container;

import dev.coop.core.container.ContainerStatus.MountPoint;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.InstanceSource;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import dev.coop.incus.InstanceState;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.RefusedException;
import dev.coop.incus.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Reads containers from Incus. */
public final class ContainerReader {
    private final IncusClient incus;
    private final InstanceSource instances;

    /**
     * @param incus within Coop's project
     * @param instances those of them that are containers of the user's
     */
    public ContainerReader(IncusClient incus, InstanceSource instances) {
        this.incus = incus;
        this.instances = instances;
    }

    /** All, sorted by name. State, which costs Incus most, is asked for only of those that run, and at once. */
    List<Container> list() {
        List<Instance> users = instances.all();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Container>>> all = users.stream()
                    .map(each -> threads.submit(() -> complete(each)))
                    .toList();
            return all.stream()
                    .map(ContainerReader::result)
                    .flatMap(Optional::stream)
                    // Comparator.comparing makes its function in a way that no cache of classes can hold.
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList();
        }
    }

    /** Those in such a state, sorted by name. */
    List<String> names(Set<ContainerState> states) {
        return instances.all().stream()
                .filter(each -> states.contains(state(each.status())))
                .map(Instance::name)
                .sorted()
                .toList();
    }

    private static Optional<Container> result(Future<Optional<Container>> future) {
        try {
            return future.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "Cancelled");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IncusException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** Empty when it was deleted in the meantime. */
    private Optional<Container> complete(Instance instance) {
        try {
            InstanceState state = isUp(instance) ? stateNow(instance.name()) : null;
            int snapshots = incus.instances().snapshots(instance.name()).count();
            return Optional.of(container(instance, state, snapshots));
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    /** Null between two states, where Incus refuses to tell: its process comes or goes just then. */
    private @Nullable InstanceState stateNow(String name) {
        try {
            return incus.instances().state(name);
        } catch (RefusedException _) {
            return null;
        }
    }

    /** Empty when there is none of that name, or it is not the user's. */
    Optional<Container> find(String name) {
        return instances.find(name).flatMap(this::complete);
    }

    /** The instance itself. @throws CoopException of kind WRONG_STATE when there is none */
    public Instance instance(String name) {
        return instances.get(name);
    }

    /** The host folders among devices, by name. */
    public static List<MountPoint> mountPoints(Map<String, Map<String, String>> devices) {
        return devices.entrySet().stream()
                .filter(each -> isMount(each.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new MountPoint(
                        each.getKey(),
                        each.getValue().getOrDefault("source", ""),
                        each.getValue().getOrDefault("path", ""),
                        "true".equals(each.getValue().get("readonly"))))
                .toList();
    }

    static boolean isUp(Instance instance) {
        return instance.status() == Status.RUNNING || instance.status() == Status.FROZEN;
    }

    static boolean isMount(Map<String, String> device) {
        return "disk".equals(device.get("type")) && !"/".equals(device.get("path"));
    }

    static Container container(Instance instance, @Nullable InstanceState state, @Nullable Integer snapshots) {
        Map<String, String> config = instance.expandedConfig();
        Map<String, String> root = instance.expandedDevices().values().stream()
                .filter(each -> "/".equals(each.get("path")))
                .findFirst()
                .orElse(Map.of());
        String image = config.get(Keys.IMAGE);
        return new Container(
                instance.name(),
                state(instance.status()),
                state == null ? null : state.globalAddress("inet").orElse(null),
                image == null ? config.get("image.description") : image,
                count(config.get("limits.cpu")),
                Sizes.mebibytes(config.get("limits.memory")),
                Sizes.gibibytes(root.get("size")),
                (int) instance.expandedDevices().values().stream()
                        .filter(ContainerReader::isMount)
                        .count(),
                snapshots,
                instance.createdAt());
    }

    private static @Nullable Integer count(@Nullable String cpus) {
        // "0-3" and "1,3" pin to processors: no count.
        return cpus != null && cpus.matches("\\d{1,6}") ? Integer.valueOf(cpus) : null;
    }

    public static ContainerState state(Status status) {
        return switch (status) {
            case RUNNING -> ContainerState.RUNNING;
            case STOPPED -> ContainerState.STOPPED;
            case FROZEN -> ContainerState.FROZEN;
            case CHANGING -> ContainerState.CHANGING;
            case ERROR -> ContainerState.ERROR;
        };
    }
}
