package dev.coop.desktop.snapshots;

import dev.coop.core.container.CreateListener;
import dev.coop.core.failure.CoopException;
import dev.coop.core.snapshot.ContainerHistory;
import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.core.snapshot.ContainerHistory.Kind;
import dev.coop.core.snapshot.RestoreListener.Phase;
import dev.coop.core.snapshot.RestorePlan;
import dev.coop.core.snapshot.SnapshotRequest;
import dev.coop.core.snapshot.SnapshotService;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The life of one container after the other, which of its events is chosen, and what can be done. JavaFX thread only. */
final class SnapshotsModel {
    private final Supplier<SnapshotService> service;
    private final BackgroundTasks tasks;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<@Nullable ContainerHistory> history = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Event> selected = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper work = new ReadOnlyStringWrapper("");
    private final Map<String, String> works = new HashMap<>();
    private @Nullable String container;
    private boolean loading;
    private boolean stale;
    private String wanted = "";

    SnapshotsModel(Supplier<SnapshotService> service, BackgroundTasks tasks, Notices notices) {
        this.service = service;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** Null until it is known. */
    ReadOnlyObjectProperty<@Nullable ContainerHistory> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** Why it is not known; null when it is, or is still asked for. */
    ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Null only while there are no events. */
    ObjectProperty<@Nullable Event> selectedProperty() {
        return selected;
    }

    /** What is under way with the container; empty for nothing. Nothing else can be asked for then. */
    ReadOnlyStringProperty workProperty() {
        return work.getReadOnlyProperty();
    }

    /** Turns to a container. What is known of it stays when it is the same. */
    void show(String name) {
        if (!name.equals(container)) {
            container = name;
            wanted = "";
            selected.set(null);
            history.set(null);
            failure.set(null);
            work.set(works.getOrDefault(name, ""));
        }
    }

    void forget() {
        container = null;
        selected.set(null);
        history.set(null);
        failure.set(null);
    }

    /** Asks again. */
    void load() {
        String name = container;
        if (name == null) {
            return;
        }
        if (loading) {
            // What is under way may have been answered before the change that this call is for.
            stale = true;
            return;
        }
        loading = true;
        var _ = tasks.start(
                () -> service.get().history(name),
                found -> {
                    loading = false;
                    if (name.equals(container)) {
                        failure.set(null);
                        shown(found);
                    }
                    loadAgain();
                },
                problem -> {
                    loading = false;
                    if (name.equals(container) && history.get() == null) {
                        failure.set(problem);
                    } else if (name.equals(container)) {
                        notices.failed(problem);
                    }
                    loadAgain();
                });
    }

    /** When something has changed meanwhile, or another container is shown. */
    private void loadAgain() {
        boolean again = stale || (container != null && history.get() == null && failure.get() == null);
        stale = false;
        if (again) {
            load();
        }
    }

    /** Asks again after a failure. */
    void retry() {
        failure.set(null);
        load();
    }

    private void shown(ContainerHistory now) {
        Event before = selected.get();
        history.set(now);
        Event chosen = before == null ? null : find(now.events(), each -> isSame(each, before));
        selected.set(chosen != null ? chosen : newest(now.events()));
        if (select(wanted)) {
            wanted = "";
        }
    }

    private static boolean isSame(Event one, Event other) {
        return one.kind() == other.kind()
                && one.subject().equals(other.subject())
                && one.at().equals(other.at());
    }

    private static @Nullable Event newest(List<Event> events) {
        Event snapshot = find(events, each -> each.kind() == Kind.SNAPSHOT);
        return snapshot != null ? snapshot : events.isEmpty() ? null : events.getLast();
    }

    /** The newest that is so. */
    private static @Nullable Event find(List<Event> events, Predicate<Event> wanted) {
        return events.reversed().stream().filter(wanted).findFirst().orElse(null);
    }

    /** Chooses a snapshot, if there is one of that name. */
    boolean select(String snapshot) {
        ContainerHistory now = history.get();
        Event event = now == null
                ? null
                : find(
                        now.events(),
                        each -> each.kind() == Kind.SNAPSHOT && each.subject().equals(snapshot));
        if (event == null) {
            return false;
        }
        selected.set(event);
        return true;
    }

    /** @param name empty for one of the date and time */
    void create(String name, String note) {
        SnapshotRequest request = new SnapshotRequest(name.isEmpty() ? null : name, note, null);
        work(
                Texts.of("snapshots.work.create"),
                target -> service.get().create(target, request),
                made -> expect(made.name()));
    }

    /** Chosen as soon as it is known of: the answer comes before the news. */
    private void expect(String name) {
        wanted = name;
        load();
    }

    void rename(String snapshot, String newName) {
        work(
                Texts.of("snapshots.work.rename"),
                target -> service.get().rename(target, snapshot, newName),
                renamed -> expect(renamed.name()));
    }

    void delete(String snapshot) {
        work(
                Texts.of("snapshots.work.delete", snapshot),
                target -> {
                    service.get().delete(target, snapshot);
                    return true;
                },
                done -> load());
    }

    /** What a restore would do, without and with a snapshot of now before it. */
    record Plans(RestorePlan safe, RestorePlan plain) {}

    /** Finds out what a restore would do. Nobody is told when another container is shown by then. */
    void plan(String snapshot, Consumer<Plans> then) {
        String of = container;
        work(
                Texts.of("snapshots.work.plan"),
                target -> {
                    RestorePlan safe = service.get().planRestore(target, snapshot, true);
                    return new Plans(
                            safe, safe.isPossible() ? safe : service.get().planRestore(target, snapshot, false));
                },
                plans -> {
                    if (Objects.equals(of, container)) {
                        then.accept(plans);
                    }
                });
    }

    void restore(String snapshot, boolean safety) {
        work(
                Texts.of("snapshots.work.restore", snapshot),
                target -> {
                    service.get().restore(target, snapshot, safety, phase -> {
                        String step = Texts.of("snapshots.work.step", snapshot, step(phase));
                        tasks.onUi(() -> say(target, step));
                    });
                    return true;
                },
                done -> load());
    }

    private static String step(Phase phase) {
        return Texts.of(
                switch (phase) {
                    case SAFETY_SNAPSHOT -> "restore.phase.safety";
                    case STOP -> "restore.phase.stop";
                    case RESTORE -> "restore.phase.disk";
                    case START -> "restore.phase.start";
                    case LOCK -> "restore.phase.lock";
                });
    }

    /** @param made gets its name */
    void newContainer(String snapshot, String name, Consumer<String> made) {
        work(
                Texts.of("snapshots.work.copy", name),
                target -> {
                    service.get().newContainer(target, snapshot, name, CreateListener.NONE);
                    return name;
                },
                made);
    }

    private interface Work<T> {
        T run(String container);
    }

    private <T> void work(String text, Work<T> call, Consumer<T> done) {
        String target = container;
        if (target == null || works.containsKey(target)) {
            return;
        }
        works.put(target, text);
        say(target, text);
        Callable<T> task = () -> call.run(target);
        var _ = tasks.start(
                task,
                result -> {
                    end(target);
                    done.accept(result);
                },
                problem -> {
                    end(target);
                    notices.failed(problem);
                    load();
                });
    }

    private void say(String target, String text) {
        if (works.containsKey(target)) {
            works.put(target, text);
            if (target.equals(container)) {
                work.set(text);
            }
        }
    }

    private void end(String target) {
        works.remove(target);
        if (target.equals(container)) {
            work.set("");
        }
    }
}
