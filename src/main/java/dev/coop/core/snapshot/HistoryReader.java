package dev.coop.core.snapshot;

import dev.coop.core.audit.AuditEvent;
import dev.coop.core.audit.AuditLog;
import dev.coop.core.audit.AuditRecord;
import dev.coop.core.container.Keys;
import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.core.snapshot.ContainerHistory.Kind;
import dev.coop.incus.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a container's life together from what Incus, the container's own notes and the audit log tell. */
final class HistoryReader {
    private final SnapshotReader reader;
    private final Supplier<AuditLog> audit;

    HistoryReader(SnapshotReader reader, Supplier<AuditLog> audit) {
        this.reader = reader;
        this.audit = audit;
    }

    ContainerHistory read(String container) {
        Instance instance = reader.instance(container);
        List<ContainerSnapshot> snapshots = reader.list(instance);
        List<Restores.Restore> restores = Restores.of(instance);
        List<Event> events = new ArrayList<>();
        events.add(new Event(
                instance.createdAt(), Kind.CREATED, instance.config().getOrDefault(Keys.IMAGE, ""), "", null));
        for (ContainerSnapshot each : snapshots) {
            events.add(new Event(each.createdAt(), Kind.SNAPSHOT, each.name(), each.note(), each));
        }
        for (Restores.Restore each : restores) {
            events.add(new Event(each.at(), Kind.RESTORED, each.snapshot(), "", null));
        }
        for (AuditRecord each : audit.get().read()) {
            @Nullable Kind kind = kind(each.event());
            // An earlier container may have had the name.
            if (kind != null
                    && each.event().container().equals(container)
                    && !each.time().isBefore(instance.createdAt())) {
                events.add(new Event(
                        each.time(),
                        kind,
                        Objects.requireNonNullElse(each.event().target(), ""),
                        Objects.requireNonNullElse(each.event().source(), ""),
                        null));
            }
        }
        events.sort(Comparator.comparing(Event::at));
        return new ContainerHistory(container, events, basedOn(snapshots, restores));
    }

    private static @Nullable Kind kind(AuditEvent event) {
        return switch (event.kind()) {
            case MOUNT_GRANTED -> Kind.MOUNT_ADDED;
            case MOUNT_REMOVED, MOUNT_EXPIRED -> Kind.MOUNT_REMOVED;
            default -> null;
        };
    }

    private static @Nullable String basedOn(List<ContainerSnapshot> snapshots, List<Restores.Restore> restores) {
        if (restores.isEmpty()) {
            return null;
        }
        Restores.Restore last = restores.getLast();
        Instant at = last.at();
        boolean isThere = snapshots.stream().anyMatch(each -> each.name().equals(last.snapshot()));
        boolean isLast = snapshots.stream().noneMatch(each -> each.createdAt().isAfter(at));
        return isThere && isLast ? last.snapshot() : null;
    }
}
