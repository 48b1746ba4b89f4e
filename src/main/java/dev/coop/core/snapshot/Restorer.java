package dev.coop.core.snapshot;

import dev.coop.core.container.ContainerReader;
import dev.coop.core.container.ContainerState;
import dev.coop.core.container.ContainerStatus.MountPoint;
import dev.coop.core.container.PendingOperations;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.MountGuard;
import dev.coop.core.snapshot.RestoreListener.Phase;
import dev.coop.core.task.Shielded;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import dev.coop.incus.Instances.Editable;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings disks back. Incus brings settings, devices and profiles of then back as well, so the container stays stopped until
 * it has those of now again: at no moment does it run with a mount that was taken away since.
 */
final class Restorer {
    private static final Duration STATE_LIMIT = Duration.ofSeconds(60);

    /** On a pool that copies all of a disk it takes its time. */
    private static final Duration RESTORE_LIMIT = Duration.ofMinutes(30);

    private static final String DISK_ONLY = "instance_snapshot_disk_only_restore";
    private static final String VOLATILE = "volatile.";

    private final IncusClient incus;
    private final SnapshotReader reader;
    private final SnapshotKeeper keeper;
    private final RestoreJournal journal;
    private final Supplier<MountGuard> guard;
    private final InstantSource clock;

    Restorer(
            IncusClient incus,
            SnapshotReader reader,
            SnapshotKeeper keeper,
            Supplier<MountGuard> guard,
            InstantSource clock) {
        this.incus = incus;
        this.reader = reader;
        this.keeper = keeper;
        this.journal = new RestoreJournal(incus);
        this.guard = guard;
        this.clock = clock;
    }

    RestorePlan plan(String container, String snapshot, boolean safety) {
        Instance now = reader.instance(container);
        ContainerSnapshot then = reader.get(now, snapshot);
        List<ContainerSnapshot> newer = reader.list(now).stream()
                .filter(each -> each.createdAt().isAfter(then.createdAt()))
                .toList();
        List<MountPoint> kept = ContainerReader.mountPoints(now.expandedDevices());
        Set<MountPoint> known = new HashSet<>(kept);
        return new RestorePlan(
                then,
                ContainerReader.state(now.status()),
                newer,
                obstacle(now, newer, safety),
                kept,
                then.mounts().stream().filter(each -> !known.contains(each)).toList());
    }

    private String obstacle(Instance container, List<ContainerSnapshot> newer, boolean safety) {
        if (!driver(container).equals("zfs")) {
            return "";
        }
        if (!newer.isEmpty()) {
            return "A zfs pool goes back to the newest snapshot only, and there are newer ones";
        }
        return safety ? "A zfs pool goes back to the newest snapshot only, which a safety snapshot would be" : "";
    }

    private String driver(Instance container) {
        return container.expandedDevices().values().stream()
                .filter(each -> "/".equals(each.get("path")) && each.containsKey("pool"))
                .findFirst()
                .map(root ->
                        incus.storagePools().get(root.getOrDefault("pool", "")).driver())
                .orElse("");
    }

    @Nullable
    ContainerSnapshot restore(String container, String snapshot, boolean safety, RestoreListener listener) {
        complete(container);
        RestorePlan plan = plan(container, snapshot, safety);
        if (!plan.isPossible()) {
            throw impossible(container, snapshot, plan.obstacle(), null);
        }
        if (plan.state() == ContainerState.CHANGING) {
            throw new CoopException(
                    Kind.WRONG_STATE, "\"" + container + "\" is between two states", "try again in a moment");
        }
        guard.get().check(container);
        @Nullable ContainerSnapshot kept = null;
        if (safety) {
            listener.started(Phase.SAFETY_SNAPSHOT);
            kept = keeper.createAutomatic(container, Origin.RESTORE, "before the restore of " + snapshot);
        }
        // From here on it comes to an end, one way or the other, even when the user has had enough.
        Shielded.run(() -> {
            restore(reader.instance(container), snapshot, listener);
            return true;
        });
        return kept;
    }

    private void restore(Instance now, String snapshot, RestoreListener listener) {
        RestoreJournal.Entry before = journal.begin(now, snapshot);
        try {
            if (now.status() != Status.STOPPED) {
                listener.started(Phase.STOP);
                incus.instances().changeAndAwait(now.name(), StateChange.KILL, STATE_LIMIT);
            }
            listener.started(Phase.RESTORE);
            restoreDisk(now, snapshot);
        } catch (IncusException | CoopException failure) {
            try {
                end(reader.instance(now.name()), before, RestoreListener.NONE);
            } catch (RuntimeException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
        end(reader.instance(now.name()), before, listener);
    }

    private void restoreDisk(Instance container, String snapshot) {
        boolean alone = incus.server().has(DISK_ONLY);
        try {
            incus.operations().await(incus.instances().restore(container.name(), snapshot, alone), RESTORE_LIMIT);
            if (alone) {
                incus.instances()
                        .configure(
                                container.name(),
                                Map.of(Restores.KEY, Restores.with(container.config(), clock.instant(), snapshot)));
            }
        } catch (OperationFailedException failure) {
            if (failure.reason().contains("cannot be restored due to subsequent")) {
                throw impossible(container.name(), snapshot, "Its pool goes back to the newest snapshot only", failure);
            }
            throw failure;
        }
    }

    private static CoopException impossible(
            String container, String snapshot, String why, @Nullable IncusException cause) {
        return new CoopException(
                Kind.WRONG_STATE,
                why,
                "make a container of the snapshot, which loses nothing, with: coop snapshot new-container " + container
                        + " " + snapshot + " NAME",
                cause);
    }

    /**
     * Ends a restore that another process began and did not end. Nothing happens when there is none.
     *
     * @throws CoopException of kind WRONG_STATE when the other process is still at it
     */
    void complete(String container) {
        Instance now = reader.instance(container);
        RestoreJournal.@Nullable Entry before = journal.find(now).orElse(null);
        if (before == null) {
            return;
        }
        if (before.process().runs()) {
            throw new CoopException(
                    Kind.WRONG_STATE, "\"" + container + "\" is being restored just now", "wait a moment");
        }
        Shielded.run(() -> {
            new PendingOperations(incus).awaitEndOf(container);
            end(reader.instance(container), before, RestoreListener.NONE);
            return true;
        });
    }

    /** Gives the container what it had, whether its disk was restored or not, and brings it to the state that it was in. */
    private void end(Instance now, RestoreJournal.Entry before, RestoreListener listener) {
        if (before.isRestored(now)) {
            if (now.status() != Status.STOPPED) {
                // Somebody started it between the two processes, with what it had then.
                incus.instances().changeAndAwait(now.name(), StateChange.KILL, STATE_LIMIT);
            }
            incus.operations().await(incus.instances().update(now.name(), it -> asBefore(it, before)), STATE_LIMIT);
        }
        if (before.wanted() == Status.STOPPED || now.status() == before.wanted()) {
            journal.end(now);
            return;
        }
        try {
            guard.get().check(now.name());
        } catch (CoopException refused) {
            // It stays stopped, which is safe, and whole.
            journal.end(now);
            throw refused;
        }
        start(now.name(), before, listener);
        journal.end(now);
        guard.get().verify(now.name());
    }

    private void start(String container, RestoreJournal.Entry before, RestoreListener listener) {
        listener.started(Phase.START);
        if (reader.instance(container).status() == Status.STOPPED) {
            incus.instances().changeAndAwait(container, StateChange.START, STATE_LIMIT);
        }
        if (before.wanted() != Status.FROZEN) {
            return;
        }
        // Incus cannot start a container frozen. Its init has come no further than its first steps by now.
        listener.started(Phase.LOCK);
        try {
            incus.instances().changeAndAwait(container, StateChange.FREEZE, STATE_LIMIT);
        } catch (IncusException failure) {
            incus.instances().changeAndAwait(container, StateChange.KILL, STATE_LIMIT);
            throw failure;
        }
    }

    private Editable asBefore(Editable now, RestoreJournal.Entry before) {
        Map<String, String> config = new HashMap<>();
        before.config().forEach((key, value) -> {
            if (!key.startsWith(VOLATILE)) {
                config.put(key, value);
            }
        });
        config.put(Restores.KEY, Restores.with(before.config(), clock.instant(), before.snapshot()));
        // What Incus itself notes is about the disk, and the disk is that of then.
        now.config().forEach((key, value) -> {
            if (key.startsWith(VOLATILE)) {
                config.put(key, value);
            }
        });
        return new Editable(
                now.architecture(),
                now.description(),
                now.ephemeral(),
                now.stateful(),
                config,
                before.devices(),
                before.profiles());
    }
}
