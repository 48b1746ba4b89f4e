package dev.coop.desktop.images;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.logs.LogList;
import dev.coop.desktop.step.StepList;
import dev.coop.desktop.task.Failures;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A build under way, or how it ended: its steps, what they print, and the way to stop or go on. */
public final class BuildCard extends VBox {
    private final BuildModel model;
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label took = new Label();
    private final HBox buttons = new HBox();
    private final ProgressBar bar = new ProgressBar();

    public BuildCard(BuildModel model) {
        this.model = model;
        getStyleClass().addAll("card", "build-card");
        // Only the page around it scrolls.
        setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add("card-title");
        took.getStyleClass().add("caption");
        took.setMinWidth(USE_PREF_SIZE);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("build-text");
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(title, took, space, buttons);
        heading.getStyleClass().add("image-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("build.progress"));
        bar.progressProperty().bind(model.progressProperty());
        StepList steps = new StepList(model.steps());
        ScrollPane scroll = new ScrollPane(steps);
        scroll.getStyleClass().addAll("page-scroll", "build-steps");
        scroll.setFitToWidth(true);
        // The step that is under way stays in sight.
        steps.heightProperty().subscribe(height -> scroll.setVvalue(1));
        LogList lines = new LogList(model.log().shown(), () -> "", Texts.of("build.log"));
        lines.getStyleClass().add("build-log");
        TitledPane log = new TitledPane(Texts.of("build.log"), lines);
        log.setId("build-log");
        log.setExpanded(false);
        log.setAnimated(false);
        getChildren().addAll(heading, bar, text, scroll, log);
        model.stageProperty().subscribe(this::show);
        model.warnings().subscribe(() -> show(model.stageProperty().get()));
        model.progressProperty().subscribe(now -> show(model.stageProperty().get()));
        model.tookProperty().subscribe(time -> took.setText(time.isZero() ? "" : Amounts.duration(time)));
    }

    private void show(BuildModel.Stage stage) {
        Buttons.visible(this, stage != BuildModel.Stage.NONE);
        Buttons.visible(bar, model.running());
        title.setText(
                switch (stage) {
                    case NONE, BUILDING ->
                        model.recipe().isEmpty()
                                ? Texts.of("build.begins")
                                : Texts.of("build.building", model.recipe());
                    case CANCELLING -> Texts.of("build.cancelling");
                    case DONE -> Texts.of("build.done");
                    case FAILED -> Texts.of("build.failed");
                    case CANCELLED -> Texts.of("build.cancelled");
                });
        CoopException failure = model.failure();
        String words = failure != null && stage == BuildModel.Stage.FAILED
                ? (failure.problem() + ". " + Texts.sentence(failure.hint())).strip()
                : stage == BuildModel.Stage.CANCELLED ? Texts.of("build.kept") : String.join("\n", model.warnings());
        text.setText(words);
        text.pseudoClassStateChanged(Styles.STATE_DANGER, stage == BuildModel.Stage.FAILED);
        Buttons.visible(text, !words.isEmpty());
        buttons.getChildren().setAll(buttons(stage));
    }

    private Node[] buttons(BuildModel.Stage stage) {
        return switch (stage) {
            case NONE -> new Node[0];
            case BUILDING, CANCELLING -> {
                Button cancel = button("create.cancel", "cancel-build", Material2OutlinedAL.CLOSE, model::cancel);
                cancel.setDisable(stage == BuildModel.Stage.CANCELLING);
                yield new Node[] {cancel};
            }
            case DONE -> new Node[] {dismiss()};
            case FAILED -> new Node[] {copy(), goOn(), dismiss()};
            case CANCELLED -> new Node[] {goOn(), dismiss()};
        };
    }

    private static Button button(String key, String id, org.kordamp.ikonli.Ikon icon, Runnable action) {
        Button button = Buttons.text(key, icon, action);
        button.getStyleClass().add(Styles.SMALL);
        button.setId(id);
        return button;
    }

    private Button goOn() {
        Button button = button("build.again", "build-again", Material2OutlinedMZ.PLAY_ARROW, model::goOn);
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }

    private Button copy() {
        return button("notice.copy", "copy-build", Material2OutlinedAL.CONTENT_COPY, () -> {
            CoopException failure = model.failure();
            if (failure != null) {
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, Failures.details(failure)));
            }
        });
    }

    private Button dismiss() {
        return Buttons.flat("notice.dismiss", Material2OutlinedAL.CLOSE, model::dismiss);
    }
}
