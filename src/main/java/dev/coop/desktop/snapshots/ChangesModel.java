package dev.coop.desktop.snapshots;

import dev.coop.core.failure.CoopException;
import dev.coop.core.snapshot.ContainerHistory;
import dev.coop.core.snapshot.ContainerHistory.Kind;
import dev.coop.core.snapshot.diff.DiffService;
import dev.coop.core.snapshot.diff.SnapshotDiff;
import dev.coop.core.snapshot.diff.TextDiff;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What has changed on a disk since a snapshot, until another one or until now. JavaFX thread only. */
final class ChangesModel {
    private final Supplier<DiffService> service;
    private final BackgroundTasks tasks;
    private final String container;
    private final String from;
    private final List<String> later = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable SnapshotDiff> diff = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TextDiff> text = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private @Nullable String to;
    private Job comparing = () -> {};
    private Job readingText = () -> {};
    private int turn;

    ChangesModel(Supplier<DiffService> service, BackgroundTasks tasks, ContainerHistory history, String from) {
        this.service = service;
        this.tasks = tasks;
        this.container = history.container();
        this.from = from;
        boolean after = false;
        for (ContainerHistory.Event each : history.events()) {
            if (each.kind() == Kind.SNAPSHOT && after) {
                later.add(each.subject());
            }
            after |= each.kind() == Kind.SNAPSHOT && each.subject().equals(from);
        }
    }

    String container() {
        return container;
    }

    String from() {
        return from;
    }

    /** With which it can be compared instead of now. */
    List<String> later() {
        return List.copyOf(later);
    }

    /** Null while it is being found out. */
    ReadOnlyObjectProperty<@Nullable SnapshotDiff> diffProperty() {
        return diff.getReadOnlyProperty();
    }

    /** Of the file that was asked for last; null before. */
    ReadOnlyObjectProperty<@Nullable TextDiff> textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Whether a text is on its way. */
    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** @param until a snapshot; null for now */
    void compare(@Nullable String until) {
        close();
        to = until;
        int mine = ++turn;
        diff.set(null);
        text.set(null);
        failure.set(null);
        comparing = tasks.start(
                () -> service.get().diff(container, from, until),
                found -> {
                    if (mine == turn) {
                        diff.set(found);
                    }
                },
                problem -> failed(mine, problem));
    }

    /** Reads how the text of a file has changed. */
    void read(String path) {
        readingText.cancel();
        int mine = turn;
        reading.set(true);
        readingText = tasks.start(
                () -> service.get().texts(container, from, to, List.of(path)),
                found -> {
                    if (mine == turn) {
                        reading.set(false);
                        text.set(found.isEmpty() ? new TextDiff(path, "", "") : found.getFirst());
                    }
                },
                problem -> failed(mine, problem));
    }

    private void failed(int mine, CoopException problem) {
        if (mine == turn && problem.kind() != CoopException.Kind.INTERRUPTED) {
            reading.set(false);
            failure.set(problem);
        }
    }

    /** Looks no further. */
    void close() {
        turn++;
        reading.set(false);
        comparing.cancel();
        readingText.cancel();
    }
}
