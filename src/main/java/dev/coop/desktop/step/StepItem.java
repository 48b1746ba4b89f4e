package dev.coop.desktop.step;

import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A step of something longer, and how far it is. JavaFX thread only. */
public final class StepItem {

    /** Where a step is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    private final String title;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.WAITING);
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Duration> took = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private long startedAt;

    public StepItem(String title) {
        this.title = title;
    }

    public String title() {
        return title;
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

    public void reset() {
        state.set(State.WAITING);
        progress.set("");
        took.set(Duration.ZERO);
    }

    public void started() {
        startedAt = System.nanoTime();
        state.set(State.RUNNING);
    }

    public void progress(String text) {
        progress.set(text);
    }

    /** Counts the time that it takes. */
    public void tick() {
        if (state.get() == State.RUNNING) {
            took.set(Duration.ofNanos(System.nanoTime() - startedAt));
        }
    }

    public void finished(Duration duration) {
        took.set(duration);
        progress.set("");
        state.set(State.DONE);
    }

    /** It failed if it was under way. */
    public void failed() {
        tick();
        if (state.get() == State.RUNNING) {
            state.set(State.FAILED);
        }
    }
}
