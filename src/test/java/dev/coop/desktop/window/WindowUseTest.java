package dev.coop.desktop.window;

import dev.coop.desktop.DirectTasks;
import dev.coop.desktop.task.Pace.Attention;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

class WindowUseTest {
    private final DirectTasks tasks = new DirectTasks();
    private final SimpleBooleanProperty visible = new SimpleBooleanProperty(true);

    @Test
    void aWindowThatNobodyTouchesIsNotUsedAndAKeyMakesItSo() throws Exception {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            Stage stage = new Stage();
            WindowUse use = new WindowUse(stage, visible, tasks);
            stage.setScene(new Scene(new TextField()));
            stage.show();
            stage.requestFocus();
            assertThat(use.attentionProperty().get()).isEqualTo(Attention.USE);
            tasks.tick();
            assertThat(use.attentionProperty().get())
                    .as("it has just been opened")
                    .isEqualTo(Attention.USE);
            tasks.tick();
            assertThat(use.attentionProperty().get()).isEqualTo(Attention.SIGHT);
            assertThat(tasks.repeating()).as("nothing is timed meanwhile").isZero();
            Event.fireEvent(
                    stage.getScene().getRoot(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
            assertThat(use.attentionProperty().get()).isEqualTo(Attention.USE);
            visible.set(false);
            assertThat(use.attentionProperty().get()).isEqualTo(Attention.NONE);
            assertThat(tasks.repeating()).isZero();
            stage.close();
            return true;
        });
    }
}
