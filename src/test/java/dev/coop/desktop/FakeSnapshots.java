package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.container.ContainerStatus.MountPoint;
import dev.coop.core.container.CreateListener;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.snapshot.ContainerHistory;
import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.core.snapshot.ContainerSnapshot;
import dev.coop.core.snapshot.Origin;
import dev.coop.core.snapshot.RestoreListener;
import dev.coop.core.snapshot.RestoreListener.Phase;
import dev.coop.core.snapshot.RestorePlan;
import dev.coop.core.snapshot.Schedule;
import dev.coop.core.snapshot.SnapshotRequest;
import dev.coop.core.snapshot.SnapshotService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A history that a test writes, the same for every container, and snapshots in it that can be made and deleted. */
public final class FakeSnapshots implements SnapshotService {
    public final Instant now = Instant.now();
    public final List<Event> events = new CopyOnWriteArrayList<>();

    /** What was asked for, such as {@code restore v1 safely}. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public volatile @Nullable String basedOn;
    public volatile @Nullable CoopException failure;
    public volatile String obstacle = "";
    public volatile Runnable onRestore = () -> {};
    public volatile Runnable onAutomatic = () -> {};

    public FakeSnapshots() {
        add(Duration.ofHours(3), ContainerHistory.Kind.CREATED, "coop-agent-base", "");
    }

    public void add(Duration ago, ContainerHistory.Kind kind, String subject, String detail) {
        put(new Event(now.minus(ago), kind, subject, detail, null));
    }

    public void snapshot(Duration ago, String name, String note) {
        Origin origin = name.startsWith("auto-") ? Origin.RESTORE : Origin.USER;
        Instant at = now.minus(ago);
        ContainerSnapshot made = new ContainerSnapshot(
                "one",
                name,
                origin,
                at,
                origin == Origin.USER ? null : at.plus(Duration.ofDays(7)),
                note,
                12_400_000L,
                List.of(new MountPoint("workspace", "/home/ada/shop", "/home/agent/workspace", false)));
        put(new Event(at, ContainerHistory.Kind.SNAPSHOT, name, note, made));
    }

    private void put(Event event) {
        List<Event> all = new ArrayList<>(events);
        all.add(event);
        all.sort(Comparator.comparing(Event::at));
        events.clear();
        events.addAll(all);
    }

    private void called(String what) {
        if (javafx.application.Platform.isFxApplicationThread()) {
            throw new AssertionError("a service was called on the JavaFX thread");
        }
        asked.add(what);
        CoopException wanted = failure;
        if (wanted != null) {
            throw wanted;
        }
    }

    private ContainerSnapshot find(String name) {
        return list("").stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CoopException(Kind.WRONG_STATE, "There is no snapshot \"" + name + "\""));
    }

    @Override
    public List<ContainerSnapshot> list(String container) {
        return events.stream().map(Event::snapshot).filter(Objects::nonNull).toList();
    }

    @Override
    public ContainerSnapshot create(String container, SnapshotRequest request) {
        called("create " + request.name() + " " + request.note());
        String name = Objects.requireNonNullElse(request.name(), "20260131-120000");
        snapshot(Duration.ZERO, name, request.note());
        return find(name);
    }

    @Override
    public ContainerSnapshot createAutomatic(String container, Origin origin, String note) {
        called("automatic " + origin);
        onAutomatic.run();
        snapshot(Duration.ZERO, "auto-shell-1", note);
        return find("auto-shell-1");
    }

    @Override
    public void delete(String container, String snapshot) {
        called("delete " + snapshot);
        events.removeIf(each -> each.snapshot() != null && each.subject().equals(snapshot));
    }

    @Override
    public ContainerSnapshot rename(String container, String snapshot, String newName) {
        called("rename " + snapshot + " " + newName);
        ContainerSnapshot before = find(snapshot);
        events.removeIf(each -> each.snapshot() != null && each.subject().equals(snapshot));
        snapshot(Duration.between(before.createdAt(), now), newName, before.note());
        return find(newName);
    }

    @Override
    public RestorePlan planRestore(String container, String snapshot, boolean safety) {
        called("plan " + snapshot);
        ContainerSnapshot then = find(snapshot);
        return new RestorePlan(
                then,
                ContainerState.RUNNING,
                list(container).stream()
                        .filter(each -> each.createdAt().isAfter(then.createdAt()))
                        .toList(),
                obstacle,
                List.of(new MountPoint("shop", "/home/ada/shop", "/home/agent/shop", false)),
                List.of(new MountPoint("old", "/home/ada/old", "/home/agent/old", true)));
    }

    @Override
    public @Nullable ContainerSnapshot restore(
            String container, String snapshot, boolean safety, RestoreListener listener) {
        called("restore " + snapshot + (safety ? " safely" : ""));
        listener.started(Phase.STOP);
        onRestore.run();
        add(Duration.ZERO, ContainerHistory.Kind.RESTORED, snapshot, "");
        basedOn = snapshot;
        return null;
    }

    @Override
    public void newContainer(String container, String snapshot, String name, CreateListener listener) {
        called("new " + snapshot + " " + name);
    }

    @Override
    public Schedule schedule(String container) {
        return Schedule.NONE;
    }

    @Override
    public void setSchedule(String container, Schedule schedule) {
        called("schedule");
    }

    @Override
    public void complete(String container) {}

    @Override
    public ContainerHistory history(String container) {
        called("history");
        return new ContainerHistory(container, List.copyOf(events), basedOn);
    }
}
