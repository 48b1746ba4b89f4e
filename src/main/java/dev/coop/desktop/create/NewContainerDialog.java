package dev.coop.desktop.create;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.create.NewContainerModel.Stage;
import dev.coop.desktop.step.StepList;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Theme;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The window in which a container is described and in which its making can be watched. */
public final class NewContainerDialog {
    private static final int WIDTH = 540;

    private final NewContainerModel model;
    private final javafx.stage.Stage window = new javafx.stage.Stage();
    private final NewContainerForm form;
    private final VBox making;
    private final Label heading = new Label();
    private final Label subheading = new Label();
    private final Label problem = new Label();
    private final Label hint = new Label();
    private final HBox failure;
    private final Button create = new Button(Texts.of("create.create"));
    private final Button cancel = new Button(Texts.of("create.cancel"));

    public NewContainerDialog(NewContainerModel model, Window owner, Theme theme) {
        this.model = model;
        form = new NewContainerForm(model);
        making = new VBox(new StepList(model.phases()));
        making.getStyleClass().add("create-making");

        heading.getStyleClass().add("heading");
        subheading.getStyleClass().add("subheading");
        subheading.setWrapText(true);
        VBox headings = new VBox(heading, subheading);
        headings.getStyleClass().add("headings");

        problem.getStyleClass().add("problem");
        problem.setId("create-problem");
        problem.setWrapText(true);
        hint.setWrapText(true);
        hint.getStyleClass().add("hint");
        VBox failureTexts = new VBox(problem, hint);
        HBox.setHgrow(failureTexts, Priority.ALWAYS);
        failure = new HBox(new FontIcon(Material2OutlinedAL.ERROR_OUTLINE), failureTexts);
        failure.getStyleClass().add("create-failure");

        create.setId("create");
        create.setDefaultButton(true);
        create.getStyleClass().add(Styles.ACCENT);
        create.disableProperty().bind(model.validBinding().not());
        create.setOnAction(event -> model.create());
        cancel.setId("cancel");
        cancel.setOnAction(event -> cancel());
        HBox buttons = new HBox(cancel, create);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("buttons");

        StackPane body = new StackPane(form, making);
        body.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox root = new VBox(headings, failure, body, buttons);
        root.getStyleClass().add("create-dialog");
        root.setPrefWidth(WIDTH);
        Scene scene = new Scene(root);
        theme.dress(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancel();
                event.consume();
            }
        });

        window.initOwner(owner);
        window.initModality(Modality.WINDOW_MODAL);
        window.setTitle(Texts.of("create.title"));
        window.setScene(scene);
        window.setResizable(false);
        window.setOnCloseRequest(event -> {
            if (model.stageProperty().get() != Stage.EDITING) {
                event.consume();
                cancel();
            }
        });
        model.stageProperty().subscribe(stage -> show(stage));
        model.failureProperty().subscribe(this::showFailure);
    }

    public void show() {
        window.show();
        form.focus();
    }

    public void close() {
        window.close();
    }

    public Window window() {
        return window;
    }

    private void cancel() {
        if (model.stageProperty().get() == Stage.EDITING) {
            close();
        } else {
            model.cancel();
        }
    }

    private void show(Stage stage) {
        boolean editing = stage == Stage.EDITING;
        form.setVisible(editing);
        making.setVisible(!editing);
        create.setVisible(editing);
        create.setManaged(editing);
        cancel.setDisable(stage == Stage.CANCELLING);
        heading.setText(
                editing
                        ? Texts.of("create.title")
                        : Texts.of("create.making", model.nameProperty().get()));
        subheading.setText(
                switch (stage) {
                    case EDITING -> Texts.of("create.subtitle");
                    case CREATING -> Texts.of("create.making.subtitle");
                    case CANCELLING -> Texts.of("create.cancelling");
                });
        if (editing) {
            form.focus();
        } else {
            cancel.requestFocus();
        }
    }

    private void showFailure(@Nullable CoopException why) {
        failure.setVisible(why != null);
        failure.setManaged(why != null);
        if (why != null) {
            boolean cancelled = why.kind() == CoopException.Kind.INTERRUPTED;
            problem.setText(cancelled ? Texts.of("create.cancelled") : why.problem());
            hint.setText(cancelled ? "" : Texts.sentence(why.hint()));
            hint.setManaged(!hint.getText().isEmpty());
            failure.pseudoClassStateChanged(Styles.STATE_DANGER, !cancelled);
        }
        window.sizeToScene();
    }
}
