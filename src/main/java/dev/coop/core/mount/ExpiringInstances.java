package dev.coop.core.mount;

import dev.coop.incus.Instance;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Instances whose mounts are taken away when their time is over, whenever somebody reads them. That costs no request: what
 * expires is noted on the instance.
 */
public final class ExpiringInstances implements InstanceSource {
    private final InstanceSource instances;
    private final Supplier<MountGuard> guard;
    private final InstantSource clock;

    /** @param guard made only when something has expired */
    public ExpiringInstances(InstanceSource instances, Supplier<MountGuard> guard, InstantSource clock) {
        this.instances = instances;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public List<Instance> all() {
        return instances.all().stream().map(this::now).flatMap(Optional::stream).toList();
    }

    @Override
    public Instance get(String container) {
        Instance instance = instances.get(container);
        return expire(instance) ? instances.get(container) : instance;
    }

    @Override
    public Optional<Instance> find(String container) {
        return instances.find(container).flatMap(this::now);
    }

    private Optional<Instance> now(Instance instance) {
        return expire(instance) ? instances.find(instance.name()) : Optional.of(instance);
    }

    private boolean expire(Instance instance) {
        boolean due = Expiry.isDue(instance, clock.instant());
        if (due) {
            guard.get().removeExpired(instance.name());
        }
        return due;
    }

    @Override
    public Agent agent(Map<String, String> config) {
        return instances.agent(config);
    }
}
