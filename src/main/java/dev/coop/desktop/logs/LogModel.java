package dev.coop.desktop.logs;

import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.ContainerLogs.Log.Origin;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The log of a container as it grows. JavaFX thread only. */
final class LogModel {
    private static final int FIRST = 10_000;

    /** Where the log is. */
    enum Phase {
        OPENING,
        READING,
        ENDED
    }

    private final Supplier<ContainerLogs> logs;
    private final BackgroundTasks tasks;
    private final LogBuffer buffer = new LogBuffer();
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.OPENING);
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final List<LogLine> held = new ArrayList<>();
    private @Nullable Origin origin;
    private @Nullable LogReading reading;

    /** @param logs asked for in the background */
    LogModel(Supplier<ContainerLogs> logs, BackgroundTasks tasks) {
        this.logs = logs;
        this.tasks = tasks;
        search.subscribe(text -> buffer.search(text.strip()));
        paused.subscribe(this::release);
    }

    /** Those that fit the search, the oldest first. */
    ObservableList<LogLine> lines() {
        return buffer.shown();
    }

    /** How many there are, whether they fit or not. */
    int size() {
        return buffer.size();
    }

    StringProperty searchProperty() {
        return search;
    }

    /** While it is, what comes is kept back. */
    BooleanProperty pausedProperty() {
        return paused;
    }

    /** How many are kept back. */
    ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Of what is read; null while it is opened. */
    @Nullable
    Origin origin() {
        return origin;
    }

    /** Why it cannot be read, or null. */
    ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Reads this container's log from now on, and nothing else. */
    void start(String name) {
        stop();
        paused.set(false);
        buffer.clear();
        origin = null;
        failure.set(null);
        phase.set(Phase.OPENING);
        reading = LogReading.of(name, FIRST, logs, tasks, new LogReading.Reader() {
            @Override
            public void opened(Origin from) {
                origin = from;
                phase.set(Phase.READING);
            }

            @Override
            public void came(List<LogLine> lines) {
                come(lines);
            }

            @Override
            public void ended() {
                phase.set(Phase.ENDED);
            }

            @Override
            public void failed(CoopException why) {
                phase.set(Phase.ENDED);
                failure.set(why);
            }
        });
    }

    /** Reads no more. What was read stays. */
    void stop() {
        if (reading != null) {
            reading.end();
            reading = null;
        }
    }

    private void come(List<LogLine> lines) {
        if (!paused.get()) {
            buffer.add(lines);
            return;
        }
        held.addAll(lines);
        if (held.size() > LogBuffer.MOST) {
            held.subList(0, held.size() - LogBuffer.MOST).clear();
        }
        waiting.set(held.size());
    }

    private void release(boolean nowPaused) {
        if (!nowPaused) {
            List<LogLine> missed = List.copyOf(held);
            held.clear();
            waiting.set(0);
            buffer.add(missed);
        }
    }
}
