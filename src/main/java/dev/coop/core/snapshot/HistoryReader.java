package dev.coop.core.snapshot;

import dev.coop.core.audit.AuditEvent;
import dev.coop.core.audit.AuditKind;
import dev.coop.core.audit.AuditLog;
import dev.coop.core.audit.AuditRecord;
import dev.coop.core.container.Keys;
import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.core.snapshot.ContainerHistory.Kind;
import dev.coop.incus.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a container's life together from what Incus, the container's own notes and the audit log tell. */
final class HistoryReader {
    /** The work folder of a new container is on record before there is the container. */
    private static final Duration BEFORE_CREATION = Duration.ofSeconds(5);

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
        events.add(new Event(instance.createdAt(), Kind.CREATED, source(instance), "", null));
        for (ContainerSnapshot each : snapshots) {
            events.add(new Event(each.createdAt(), Kind.SNAPSHOT, each.name(), each.note(), each));
        }
        for (Restores.Restore each : restores) {
            events.add(new Event(each.at(), Kind.RESTORED, each.snapshot(), "", null));
        }
        events.addAll(recorded(instance));
        events.sort(Comparator.comparing(Event::at));
        return new ContainerHistory(container, events, basedOn(snapshots, restores));
    }

    private static String source(Instance instance) {
        Map<String, String> config = instance.config();
        return config.getOrDefault(Keys.SOURCE, config.getOrDefault(Keys.IMAGE, ""));
    }

    /** What is on record, under the names that it had before, too. */
    private List<Event> recorded(Instance instance) {
        List<Event> events = new ArrayList<>();
        String name = instance.name();
        for (AuditRecord each : audit.get().read().reversed()) {
            if (each.time().isBefore(instance.createdAt().minus(BEFORE_CREATION))) {
                // An earlier container may have had the name.
                break;
            }
            boolean early = each.time().isBefore(instance.createdAt());
            AuditEvent event = each.event();
            if (!event.container().equals(name)) {
                continue;
            }
            @Nullable Kind kind = kind(event);
            if (event.kind() == AuditKind.CONTAINER_RENAMED) {
                name = event.detail();
            } else if (kind != null && (!early || kind == Kind.MOUNT_ADDED)) {
                events.add(new Event(
                        early ? instance.createdAt() : each.time(),
                        kind,
                        Objects.requireNonNullElse(event.target(), ""),
                        Objects.requireNonNullElse(event.source(), ""),
                        null));
            }
        }
        return events;
    }

    private static @Nullable Kind kind(AuditEvent event) {
        return switch (event.kind()) {
            case MOUNT_GRANTED -> Kind.MOUNT_ADDED;
            case MOUNT_REMOVED, MOUNT_EXPIRED -> Kind.MOUNT_REMOVED;
            case CONTAINER_LOCKED -> Kind.LOCKED;
            case CONTAINER_UNLOCKED -> Kind.UNLOCKED;
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
