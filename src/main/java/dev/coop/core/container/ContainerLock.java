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
    private final Supplier<MountGuard> guard;

    ContainerLock(IncusClient incus, ContainerReader reader, Supplier<MountGuard> guard) {
        this.incus = incus;
        this.reader = reader;
        this.guard = guard;
    }

    void lock(String name) {
        switch (reader.instance(name).status()) {
            case FROZEN -> {}
            case RUNNING -> change(name, StateChange.FREEZE, "already frozen");
            default ->
                throw new CoopException(
                        Kind.WRONG_STATE,
                        "\"" + name + "\" does not run, so there is nothing in it to lock",
                        "start it with: coop start " + name);
        }
    }

    void unlock(String name) {
        Status status = reader.instance(name).status();
        switch (status) {
            case RUNNING -> {}
            case FROZEN -> {
                guard.get().check(name);
                unfreeze(name);
            }
            default ->
                throw new CoopException(
                        Kind.WRONG_STATE,
                        "\"" + name + "\" is not locked, it does not run",
                        "start it with: coop start " + name);
        }
    }

    /** Of one that is known to be frozen. */
    void unfreeze(String name) {
        change(name, StateChange.UNFREEZE, "already running");
    }

    private void change(String name, StateChange change, String alreadyDone) {
        try {
            incus.instances().changeAndAwait(name, change, LIMIT);
        } catch (OperationFailedException failure) {
            // Somebody else was quicker.
            if (!failure.reason().contains(alreadyDone)) {
                throw failure;
            }
        }
    }
}
