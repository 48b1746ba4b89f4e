package dev.coop.desktop.create;

import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

/** The steps of the making of a container, with what each is at and how long it takes. */
final class PhaseList extends VBox {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    PhaseList(List<PhaseItem> phases) {
        getStyleClass().add("phases");
        phases.forEach(phase -> getChildren().add(line(phase)));
    }

    private static Node line(PhaseItem phase) {
        String key = "phase." + phase.phase().name().toLowerCase(Locale.ROOT);
        Label title = new Label(Texts.of(key));
        title.getStyleClass().add("phase-title");
        Label progress = new Label();
        progress.getStyleClass().add("phase-progress");
        progress.textProperty().bind(phase.progressProperty());
        progress.managedProperty().bind(phase.progressProperty().isNotEmpty());
        VBox texts = new VBox(title, progress);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        Label took = new Label();
        took.getStyleClass().add("phase-took");
        took.setMinWidth(USE_PREF_SIZE);
        phase.tookProperty().subscribe(time -> took.setText(time.equals(Duration.ZERO) ? "" : Amounts.seconds(time)));
        StackPane sign = new StackPane();
        sign.getStyleClass().add("phase-sign");
        HBox line = new HBox(sign, texts, took);
        line.getStyleClass().add("phase");
        line.setAlignment(Pos.CENTER_LEFT);
        phase.stateProperty().subscribe(state -> {
            sign.getChildren().setAll(sign(state));
            line.pseudoClassStateChanged(WAITING, state == PhaseItem.State.WAITING);
            line.pseudoClassStateChanged(RUNNING, state == PhaseItem.State.RUNNING);
            line.pseudoClassStateChanged(DONE, state == PhaseItem.State.DONE);
            line.pseudoClassStateChanged(FAILED, state == PhaseItem.State.FAILED);
            line.setAccessibleText(Texts.of("phase.accessible", title.getText(), stateText(state)));
        });
        return line;
    }

    private static Node sign(PhaseItem.State state) {
        return switch (state) {
            case WAITING -> new FontIcon(Material2OutlinedMZ.RADIO_BUTTON_UNCHECKED);
            case RUNNING -> new ProgressIndicator();
            case DONE -> new FontIcon(Material2AL.CHECK_CIRCLE);
            case FAILED -> new FontIcon(Material2AL.ERROR);
        };
    }

    private static String stateText(PhaseItem.State state) {
        return switch (state) {
            case WAITING -> Texts.of("phase.state.waiting");
            case RUNNING -> Texts.of("phase.state.running");
            case DONE -> Texts.of("phase.state.done");
            case FAILED -> Texts.of("phase.state.failed");
        };
    }
}
