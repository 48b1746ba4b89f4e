package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.MountGuard;
import dev.coop.incus.IncusClient;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import java.time.Duration;
import java.util.function.Supplier;

/** Locks and unlocks: Incus freezes all that runs in a container. */
final class ContainerLock {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final IncusClient incus;
    private final ContainerReader reader;
    private final Stuck stuck;
    private final Supplier<MountGuard> guard;

    ContainerLock(IncusClient incus, ContainerReader reader, Supplier<MountGuard> guard) {
        this.incus = incus;
        this.reader = reader;
        this.stuck = new Stuck(incus);
        this.guard = guard;
    }

    /** @return whether it was not locked before */
    boolean lock(String name) {
        return switch (reader.instance(name).status()) {
            case FROZEN -> false;
            case RUNNING -> freeze(name);
            default ->
                throw new CoopException(
                        Kind.WRONG_STATE,
                        "\"" + name + "\" does not run, so there is nothing in it to lock",
                        "start it with: coop start " + name);
        };
    }

    /** @return whether it was locked before */
    boolean unlock(String name) {
        return switch (reader.instance(name).status()) {
            case RUNNING -> {
                stuck.refuse(name);
                yield false;
            }
            case FROZEN -> {
                guard.get().check(name);
                unfreeze(name);
                yield true;
            }
            default ->
                throw new CoopException(
                        Kind.WRONG_STATE,
                        "\"" + name + "\" is not locked, it does not run",
                        "start it with: coop start " + name);
        };
    }

    private boolean freeze(String name) {
        try {
            incus.instances().changeAndAwait(name, StateChange.FREEZE, LIMIT);
            return true;
        } catch (OperationFailedException failure) {
            if (!failure.reason().contains(Stuck.ALREADY_FROZEN)) {
                throw failure;
            }
            if (reader.instance(name).status() != Status.FROZEN) {
                throw Stuck.failure(name);
            }
            // Somebody else was quicker.
            return false;
        }
    }

    /** Of one that is known to be frozen. */
    void unfreeze(String name) {
        try {
            incus.instances().changeAndAwait(name, StateChange.UNFREEZE, LIMIT);
        } catch (OperationFailedException failure) {
            if (!failure.reason().contains("already running")) {
                throw failure;
            }
            // Somebody else was quicker.
        }
    }
}
