package dev.coop.desktop.window;

import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.task.Pace.Attention;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;

/** Knows whether somebody is at the window. */
final class WindowUse {
    /** Without a key or the mouse for this long, and at most for twice as long, it is not used any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BackgroundTasks tasks;
    private final ObservableValue<Boolean> visible;
    private final Stage stage;
    private final ReadOnlyObjectWrapper<Attention> attention = new ReadOnlyObjectWrapper<>(Attention.NONE);
    private boolean touched;
    private Job watching = () -> {};

    /** @param visible whether the window can be seen at all */
    WindowUse(Stage stage, ObservableValue<Boolean> visible, BackgroundTasks tasks) {
        this.stage = stage;
        this.visible = visible;
        this.tasks = tasks;
        visible.subscribe(this::arrive);
        stage.focusedProperty().subscribe(this::arrive);
        stage.addEventFilter(InputEvent.ANY, event -> touch());
    }

    ReadOnlyObjectProperty<Attention> attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    private void touch() {
        touched = true;
        if (attention.get() == Attention.SIGHT) {
            arrive();
        }
    }

    private void arrive() {
        touched = true;
        become(!visible.getValue() ? Attention.NONE : stage.isFocused() ? Attention.USE : Attention.SIGHT);
    }

    private void become(Attention now) {
        if (now != attention.get()) {
            watching.cancel();
            // A timer for each key would cost more than it tells.
            watching = now == Attention.USE ? tasks.every(PATIENCE, this::look) : () -> {};
            attention.set(now);
            blink(now == Attention.USE);
        }
    }

    /** A caret that blinks keeps JavaFX busy for as long as it does. */
    private void blink(boolean wanted) {
        Scene scene = stage.getScene();
        if (scene != null
                && scene.getFocusOwner() instanceof TextInputControl field
                && field.getSkin() instanceof TextInputControlSkin<?> skin) {
            skin.setCaretAnimating(wanted);
        }
    }

    private void look() {
        if (touched) {
            touched = false;
        } else if (attention.get() == Attention.USE) {
            become(Attention.SIGHT);
        }
    }

    void close() {
        watching.cancel();
    }
}
