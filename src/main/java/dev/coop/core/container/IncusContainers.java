package dev.coop.core.container;

import dev.coop.core.audit.AuditEvent;
import dev.coop.core.audit.AuditKind;
import dev.coop.core.audit.AuditLog;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.core.mount.InstanceSource;
import dev.coop.core.mount.MountGuard;
import dev.coop.core.settings.Settings;
import dev.coop.core.ssh.SshFiles;
import dev.coop.incus.IncusClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** The containers in Coop's project of an Incus server. */
public final class IncusContainers implements ContainerService {
    private final IncusClient incus;
    private final ContainerReader reader;
    private final ContainerLock lock;
    private final ContainerLifecycle lifecycle;
    private final ContainerEdits edits;
    private final ContainerCreator creator;
    private final CommandRunner runner;
    private final SshFiles ssh;
    private final Supplier<AuditLog> audit;

    /**
     * @param incus within Coop's project
     * @param guard made only when something in a container is about to run
     * @param audit made only when a container is locked, unlocked or renamed
     */
    public IncusContainers(
            IncusClient incus,
            InstanceSource instances,
            Settings settings,
            SshFiles ssh,
            Supplier<MountGuard> guard,
            Supplier<AuditLog> audit) {
        this.incus = incus;
        this.ssh = ssh;
        this.audit = audit;
        this.reader = new ContainerReader(incus, instances);
        this.lock = new ContainerLock(incus, reader, guard);
        this.lifecycle = new ContainerLifecycle(incus, reader, lock, guard);
        this.edits = new ContainerEdits(incus, reader, ssh);
        this.creator = new ContainerCreator(incus, settings, ssh, guard, lifecycle);
        this.runner = new CommandRunner(incus, reader);
    }

    @Override
    public List<Container> list() {
        return IncusFailures.translating(reader::list);
    }

    @Override
    public List<String> names(Set<ContainerState> states) {
        return IncusFailures.translating(() -> reader.names(states));
    }

    @Override
    public Container get(String name) {
        return IncusFailures.translating(() -> {
            reader.instance(name);
            return reader.find(name)
                    .orElseThrow(() -> new CoopException(Kind.WRONG_STATE, "\"" + name + "\" was deleted just now"));
        });
    }

    @Override
    public ContainerStatus status(String name) {
        return IncusFailures.translating(() -> new StatusReader(incus, reader).status(name));
    }

    @Override
    public Container create(CreateRequest request, CreateListener listener) {
        return IncusFailures.translating(() -> get(creator.create(request, listener)));
    }

    @Override
    public void start(String name) {
        IncusFailures.translating(() -> lifecycle.start(name));
    }

    @Override
    public void stop(String name, Duration timeout, boolean force) {
        IncusFailures.translating(() -> lifecycle.stop(name, timeout, force));
    }

    @Override
    public void restart(String name, Duration timeout, boolean force) {
        IncusFailures.translating(() -> lifecycle.restart(name, timeout, force));
    }

    @Override
    public void lock(String name) {
        if (IncusFailures.translating(() -> lock.lock(name))) {
            record(AuditKind.CONTAINER_LOCKED, name, "");
        }
    }

    @Override
    public void unlock(String name) {
        if (IncusFailures.translating(() -> lock.unlock(name))) {
            record(AuditKind.CONTAINER_UNLOCKED, name, "");
        }
    }

    /** What is done is done: that it cannot be written down does not make a failure of it. */
    private void record(AuditKind kind, String name, String detail) {
        try {
            audit.get().append(AuditEvent.container(kind, name, detail));
        } catch (CoopException unwritable) {
            LoggerFactory.getLogger(IncusContainers.class)
                    .warn("Not on record: {} of {}", kind.text(), name, unwritable);
        }
    }

    @Override
    public Container rename(String name, String newName) {
        return IncusFailures.translating(() -> {
            if (edits.rename(name, newName)) {
                record(AuditKind.CONTAINER_RENAMED, newName, name);
            }
            return get(newName);
        });
    }

    @Override
    public void updateLimits(String name, Limits limits) {
        IncusFailures.translating(() -> edits.limit(name, limits));
    }

    @Override
    public void delete(String name, boolean force) {
        IncusFailures.translating(() -> lifecycle.delete(name, force));
        ssh.forget(name);
    }

    @Override
    public Session exec(String name, Command command) {
        return IncusFailures.translating(() -> runner.start(name, command));
    }

    @Override
    public Watch watch(ContainerListener listener) {
        return new ContainerWatch(incus, reader, listener);
    }
}
