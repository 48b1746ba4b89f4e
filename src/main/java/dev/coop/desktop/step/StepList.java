package dev.coop.desktop.step;

import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Duration;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Steps one below the other, with what each is at and how long it takes. */
public final class StepList extends VBox {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    public StepList(ObservableList<StepItem> steps) {
        getStyleClass().add("phases");
        steps.subscribe(() -> show(steps));
        show(steps);
    }

    private void show(List<StepItem> steps) {
        // Those that are shown already stay: there are only more, or others.
        if (steps.size() < getChildren().size() || steps.isEmpty()) {
            getChildren().clear();
        }
        steps.stream().skip(getChildren().size()).forEach(step -> getChildren().add(line(step)));
    }

    private static Node line(StepItem step) {
        Label title = new Label(step.title());
        title.setWrapText(true);
        title.getStyleClass().add("phase-title");
        Label progress = new Label();
        progress.getStyleClass().add("phase-progress");
        progress.textProperty().bind(step.progressProperty());
        progress.managedProperty().bind(step.progressProperty().isNotEmpty());
        VBox texts = new VBox(title, progress);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        Label took = new Label();
        took.getStyleClass().add("phase-took");
        took.setMinWidth(USE_PREF_SIZE);
        step.tookProperty().subscribe(time -> took.setText(time.equals(Duration.ZERO) ? "" : Amounts.seconds(time)));
        StackPane sign = new StackPane();
        sign.getStyleClass().add("phase-sign");
        HBox line = new HBox(sign, texts, took);
        line.getStyleClass().add("phase");
        line.setAlignment(Pos.CENTER_LEFT);
        step.stateProperty().subscribe(state -> {
            sign.getChildren().setAll(sign(state));
            line.pseudoClassStateChanged(WAITING, state == StepItem.State.WAITING);
            line.pseudoClassStateChanged(RUNNING, state == StepItem.State.RUNNING);
            line.pseudoClassStateChanged(DONE, state == StepItem.State.DONE);
            line.pseudoClassStateChanged(FAILED, state == StepItem.State.FAILED);
            line.setAccessibleText(Texts.of("phase.accessible", title.getText(), stateText(state)));
        });
        return line;
    }

    private static Node sign(StepItem.State state) {
        return switch (state) {
            case WAITING -> new FontIcon(Material2OutlinedMZ.RADIO_BUTTON_UNCHECKED);
            case RUNNING -> new ProgressIndicator();
            case DONE -> new FontIcon(Material2AL.CHECK_CIRCLE);
            case FAILED -> new FontIcon(Material2AL.ERROR);
        };
    }

    private static String stateText(StepItem.State state) {
        return switch (state) {
            case WAITING -> Texts.of("phase.state.waiting");
            case RUNNING -> Texts.of("phase.state.running");
            case DONE -> Texts.of("phase.state.done");
            case FAILED -> Texts.of("phase.state.failed");
        };
    }
}
