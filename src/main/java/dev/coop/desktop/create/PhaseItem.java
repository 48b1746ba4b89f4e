package dev.coop.desktop.create;

import dev.coop.core.container.CreatePhase;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A step of the making of a container, and how far it is. */
public final class PhaseItem {

    /** Where a step is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    private final CreatePhase phase;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.WAITING);
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Duration> took = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private long startedAt;

    PhaseItem(CreatePhase phase) {
        this.phase = phase;
    }

    public CreatePhase phase() {
        return phase;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What it says of itself, or empty. */
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How long it took, or has taken so far. */
    public ReadOnlyObjectProperty<Duration> tookProperty() {
        return took.getReadOnlyProperty();
    }

    void reset() {
        state.set(State.WAITING);
        progress.set("");
        took.set(Duration.ZERO);
    }

    void started() {
        startedAt = System.nanoTime();
        state.set(State.RUNNING);
    }

    void progress(String text) {
        progress.set(text);
    }

    void tick() {
        if (state.get() == State.RUNNING) {
            took.set(Duration.ofNanos(System.nanoTime() - startedAt));
        }
    }

    void finished(Duration duration) {
        took.set(duration);
        progress.set("");
        state.set(State.DONE);
    }

    void failed() {
        tick();
        if (state.get() == State.RUNNING) {
            state.set(State.FAILED);
        }
    }
}
