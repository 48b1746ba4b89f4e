package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.InstanceSource;
import dev.coop.core.mount.MountGuard;
import dev.coop.core.ssh.SshFiles;
import dev.coop.core.task.Shielded;
import dev.coop.host.ProcessIdentity;
import dev.coop.incus.ConflictException;
import dev.coop.incus.IncusClient;
import dev.coop.incus.InstanceRequest;
import dev.coop.incus.InstanceRequest.Source;
import dev.coop.incus.Operation;
import dev.coop.incus.OperationFailedException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a container of another one's disk: all of it, or nothing. */
public final class ContainerCopier {
    private static final Duration COPY_LIMIT = Duration.ofMinutes(30);

    private final IncusClient incus;
    private final SshFiles ssh;
    private final ContainerLifecycle lifecycle;
    private final Remains remains;

    public ContainerCopier(IncusClient incus, InstanceSource containers, SshFiles ssh, Supplier<MountGuard> guard) {
        this.incus = incus;
        this.ssh = ssh;
        this.remains = new Remains(incus);
        ContainerReader reader = new ContainerReader(incus, containers);
        this.lifecycle = new ContainerLifecycle(incus, reader, new ContainerLock(incus, reader, guard), guard);
    }

    /**
     * A copy to be made.
     *
     * @param source {@code container/snapshot}
     * @param config what it shall be set to; what Incus itself notes of the source is left out
     * @param devices all that it shall have
     * @param sourceDevices the names of those of the source, none of which it gets unseen
     */
    public record Plan(
            String source,
            String name,
            Map<String, String> config,
            Map<String, Map<String, String>> devices,
            Collection<String> sourceDevices,
            List<String> profiles) {}

    /** @throws CoopException of kind USAGE when the name is none; of kind ERROR when it is taken */
    public void copy(Plan plan, CreateListener listener) {
        String id = UUID.randomUUID().toString();
        String publicKey = timed(CreatePhase.CHECK, listener, () -> {
            ContainerName.check(plan.name());
            if (remains.isTaken(plan.name())) {
                throw nameTaken(plan.name(), null);
            }
            return ssh.ensure();
        });
        try {
            timed(CreatePhase.CREATE, listener, () -> make(plan, id));
            timed(CreatePhase.START, listener, () -> {
                lifecycle.bootNew(plan.name());
                return true;
            });
            timed(CreatePhase.ACCESS, listener, () -> {
                new AccessSetup(incus, ssh).open(plan.name(), publicKey, listener);
                // Only now is it whole, and the user's.
                incus.instances().configure(plan.name(), Map.of(Keys.ROLE, "", Keys.MAKER, ""));
                return true;
            });
            timed(CreatePhase.NETWORK, listener, () -> {
                new NetworkWait(incus).await(plan.name(), listener::warning);
                return true;
            });
        } catch (RuntimeException failure) {
            discard(plan.name(), id, failure);
            throw failure;
        }
    }

    private static <T> T timed(CreatePhase phase, CreateListener listener, Supplier<T> work) {
        listener.started(phase);
        long start = System.nanoTime();
        T result = work.get();
        listener.finished(phase, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    private boolean make(Plan plan, String id) {
        Map<String, String> config = new HashMap<>(plan.config());
        // Among them are addresses that no two may have.
        config.keySet().removeIf(key -> key.startsWith("volatile."));
        config.put(Keys.COOP, "true");
        config.put(Keys.ID, id);
        config.put(Keys.SOURCE, plan.source());
        config.put(Keys.ROLE, Remains.COPY);
        config.put(Keys.MAKER, ProcessIdentity.current().text());
        Map<String, Map<String, String>> devices = new HashMap<>();
        // What the request does not name, Incus copies from the source.
        plan.sourceDevices().forEach(name -> devices.put(name, Map.of("type", "none")));
        devices.putAll(plan.devices());
        InstanceRequest request = new InstanceRequest(
                plan.name(), "", plan.profiles(), config, devices, new Source.Copy(plan.source()), false);
        try {
            Operation copy = Shielded.run(() -> incus.instances().create(request));
            incus.operations().await(copy, COPY_LIMIT);
        } catch (ConflictException taken) {
            throw nameTaken(plan.name(), taken);
        } catch (OperationFailedException failure) {
            if (failure.reason().contains("already exists")) {
                throw nameTaken(plan.name(), failure);
            }
            throw failure;
        }
        // Its system gives itself another identity at its first start.
        incus.instances().files(plan.name()).write("/etc/machine-id", new byte[0], 0, 0, 0444);
        incus.operations()
                .await(
                        incus.instances().update(plan.name(), now -> now.withConfig(withVolatile(config, now.config()))
                                .withDevices(plan.devices())),
                        COPY_LIMIT);
        return true;
    }

    private static Map<String, String> withVolatile(Map<String, String> config, Map<String, String> now) {
        Map<String, String> all = new HashMap<>(config);
        now.forEach((key, value) -> {
            if (key.startsWith("volatile.")) {
                all.put(key, value);
            }
        });
        return all;
    }

    private static CoopException nameTaken(String name, @Nullable Throwable cause) {
        return new CoopException(
                Kind.ERROR,
                "There is a container \"" + name + "\" already",
                "take another name, or delete that one with: coop delete " + name,
                cause);
    }

    /** Also when it was cancelled. */
    private void discard(String name, String id, RuntimeException failure) {
        try {
            if (remains.discard(name, id)) {
                ssh.forget(name);
            }
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
