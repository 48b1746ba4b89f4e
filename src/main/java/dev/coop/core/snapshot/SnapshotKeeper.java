package dev.coop.core.snapshot;

import dev.coop.core.container.PendingOperations;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.task.Shielded;
import dev.coop.incus.ConflictException;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Operation;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes, renames and deletes snapshots. */
final class SnapshotKeeper {
    /** On a pool that copies all of a disk it takes its time. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /** How long an automatic one is kept, and how many of each origin. */
    static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final int KEPT = 10;

    private final IncusClient incus;
    private final SnapshotReader reader;
    private final InstantSource clock;

    SnapshotKeeper(IncusClient incus, SnapshotReader reader, InstantSource clock) {
        this.incus = incus;
        this.reader = reader;
        this.clock = clock;
    }

    ContainerSnapshot create(String container, SnapshotRequest request) {
        String note = Notes.check(request.note());
        @Nullable String asked = request.name() == null ? null : SnapshotName.check(request.name());
        if (request.expiresAt() != null && !request.expiresAt().isAfter(clock.instant())) {
            throw new CoopException(Kind.USAGE, "The snapshot would be gone at once", "let it expire later");
        }
        Instance instance = reader.instance(container);
        List<String> taken = names(container);
        String name = asked == null ? SnapshotName.stamped(Origin.USER, clock.instant(), taken) : asked;
        if (taken.contains(name)) {
            throw taken(container, name, null);
        }
        return create(instance, taken, name, note, request.expiresAt());
    }

    ContainerSnapshot createAutomatic(String container, Origin origin, String note) {
        if (origin == Origin.USER) {
            throw new IllegalArgumentException("a person's snapshot is not automatic");
        }
        Instance instance = reader.instance(container);
        Instant now = clock.instant();
        List<String> taken = names(container);
        ContainerSnapshot made = create(
                instance,
                taken,
                SnapshotName.stamped(origin, now, taken),
                Notes.check(note),
                now.plus(KEPT_FOR).truncatedTo(ChronoUnit.SECONDS));
        // Their names sort by age.
        List<String> same = taken.stream()
                .filter(each -> Origin.of(each) == origin)
                .sorted()
                .toList();
        for (String oldest : same.subList(0, Math.max(0, same.size() + 1 - KEPT))) {
            delete(container, oldest);
        }
        return made;
    }

    private ContainerSnapshot create(
            Instance instance, List<String> taken, String name, String note, @Nullable Instant expiresAt) {
        String container = instance.name();
        // The note comes first: a snapshot without it would be worse than a note without a snapshot.
        Map<String, String> notes = new HashMap<>(Notes.pruned(instance.config(), taken));
        if (!note.isEmpty()) {
            notes.putAll(Notes.change(name, note));
        }
        if (!notes.isEmpty()) {
            incus.instances().configure(container, notes);
        }
        try {
            await(() -> incus.instances().snapshots(container).create(name, expiresAt));
        } catch (ConflictException conflict) {
            throw taken(container, name, conflict);
        }
        return reader.get(reader.instance(container), name);
    }

    void delete(String container, String snapshot) {
        Instance instance = reader.instance(container);
        reader.raw(container, snapshot);
        try {
            await(() -> incus.instances().snapshots(container).delete(snapshot));
        } catch (NotFoundException gone) {
            // Somebody else, or its expiry, was quicker.
        } catch (RefusedException | OperationFailedException failure) {
            // Perhaps because another deletion of it, whose process is no more, still goes on.
            new PendingOperations(incus).awaitEndOf(container);
            if (names(container).contains(snapshot)) {
                throw failure;
            }
        }
        if (!Notes.of(instance.config(), snapshot).isEmpty()) {
            incus.instances().configure(container, Notes.change(snapshot, ""));
        }
    }

    ContainerSnapshot rename(String container, String snapshot, String newName) {
        SnapshotName.check(newName);
        Instance instance = reader.instance(container);
        ContainerSnapshot before = reader.get(instance, snapshot);
        if (newName.equals(snapshot)) {
            return before;
        }
        if (names(container).contains(newName)) {
            throw taken(container, newName, null);
        }
        if (!before.note().isEmpty()) {
            incus.instances().configure(container, Notes.change(newName, before.note()));
        }
        try {
            await(() -> incus.instances().snapshots(container).rename(snapshot, newName));
        } catch (ConflictException conflict) {
            throw taken(container, newName, conflict);
        }
        if (before.isAutomatic() && before.expiresAt() != null) {
            await(() -> incus.instances().snapshots(container).expire(newName, null));
        }
        if (!before.note().isEmpty()) {
            incus.instances().configure(container, Notes.change(snapshot, ""));
        }
        return reader.get(reader.instance(container), newName);
    }

    private List<String> names(String container) {
        return incus.instances().snapshots(container).names();
    }

    /** Cut off on its way, nobody would know what the server made of the request; and it cannot be cancelled there. */
    private void await(Supplier<Operation> request) {
        Shielded.run(() -> incus.operations().await(request.get(), LIMIT));
    }

    private static CoopException taken(String container, String name, @Nullable IncusException cause) {
        return new CoopException(
                Kind.ERROR,
                "\"" + container + "\" has a snapshot \"" + name + "\" already",
                "take another name, or delete that one with: coop snapshot delete " + container + " " + name,
                cause);
    }
}
