package dev.coop.desktop.authorization;

import atlantafx.base.theme.Styles;
import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.text.Printable;
import dev.coop.desktop.authorization.CodeModel.State;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Theme;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The window that says what a code would open and takes the code. It never knows the right one. JavaFX thread only. */
public final class CodeDialog {
    private static final int WIDTH = 560;
    private static final int SHEET_HEIGHT = 340;
    private static final Duration TICK = Duration.ofMillis(100);

    private final CodeModel model;
    private final BackgroundTasks tasks;
    private final Stage window = new Stage();
    private final CodeBoxes boxes;
    private final CountdownRing ring;
    private final HBox entry;
    private final Label status = new Label();
    private final Button refuse = new Button();
    private BackgroundTasks.Job ticking = () -> {};

    CodeDialog(CodeModel model, AuthorizationRequest request, Window owner, Theme theme, BackgroundTasks tasks) {
        this.model = model;
        this.tasks = tasks;
        boxes = new CodeBoxes(model);
        ring = new CountdownRing(model);
        Label heading = new Label(
                Texts.of("authorization.title", Printable.of(request.subject().container())));
        heading.getStyleClass().add("heading");
        heading.setWrapText(true);
        Label subheading = new Label(Texts.of("authorization.subtitle"));
        subheading.getStyleClass().add("subheading");
        subheading.setWrapText(true);
        VBox headings = new VBox(heading, subheading);
        headings.getStyleClass().add("headings");

        ScrollPane sheet = new ScrollPane(new RequestSheet(request));
        sheet.setFitToWidth(true);
        sheet.setMaxHeight(SHEET_HEIGHT);
        sheet.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        sheet.setAccessibleText(Texts.of("authorization.sheet"));
        sheet.getStyleClass().add("request-scroll");

        entry = new HBox(boxes, ring);
        entry.setAlignment(Pos.CENTER);
        entry.getStyleClass().add("entry");
        status.setId("authorization-status");
        status.setWrapText(true);
        status.setMinHeight(Region.USE_PREF_SIZE);
        status.getStyleClass().add("status");
        status.setMaxWidth(Double.MAX_VALUE);

        refuse.setId("refuse");
        refuse.setOnAction(event -> refuseOrClose());
        HBox buttons = new HBox(refuse);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("buttons");

        VBox.setVgrow(sheet, Priority.ALWAYS);
        VBox root = new VBox(headings, sheet, entry, status, buttons);
        root.getStyleClass().add("code-dialog");
        root.setPrefWidth(WIDTH);
        Scene scene = new Scene(root);
        theme.dress(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                refuseOrClose();
                event.consume();
            }
        });
        window.initOwner(owner);
        window.initModality(Modality.WINDOW_MODAL);
        window.setTitle(heading.getText());
        window.setScene(scene);
        window.setResizable(false);
        window.setOnHidden(event -> {
            ticking.cancel();
            model.refuse();
        });
        model.stateProperty().subscribe(state -> show(state));
        model.triesLeftProperty().subscribe(() -> show(model.stateProperty().get()));
    }

    /**
     * What asks with this window: for one request.
     *
     * @param owner the window that waits until it is answered
     */
    public static CodeEntry entry(Window owner, Theme theme, BackgroundTasks tasks) {
        return new DialogCodeEntry(owner, theme, tasks);
    }

    void show() {
        if (!window.isShowing()) {
            ticking = tasks.every(TICK, ring::tick);
            window.show();
        }
        ring.tick();
        boxes.requestFocus();
    }

    void close() {
        window.close();
    }

    boolean isShowing() {
        return window.isShowing();
    }

    private void refuseOrClose() {
        switch (model.stateProperty().get()) {
            case ASKING -> model.refuse();
            case WRONG, LATE, REFUSED -> close();
            case CHECKING -> {
                // The answer is on its way, at once.
            }
        }
    }

    private void show(State state) {
        boolean open = state == State.ASKING || state == State.CHECKING;
        Buttons.visible(entry, open);
        boxes.setDisable(state == State.CHECKING);
        status.setText(text(state));
        status.pseudoClassStateChanged(
                Styles.STATE_DANGER, !open || model.againProperty().get());
        boxes.setAccessibleHelp(status.getText());
        refuse.setText(Texts.of(open ? "authorization.refuse" : "authorization.close"));
        refuse.setAccessibleHelp(status.getText());
        refuse.setDefaultButton(!open);
        if (!open) {
            ticking.cancel();
            refuse.requestFocus();
        }
        status.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        if (window.isShowing()) {
            window.sizeToScene();
        }
    }

    private String text(State state) {
        int left = model.triesLeftProperty().get();
        return switch (state) {
            case ASKING, CHECKING ->
                Texts.of(model.againProperty().get() ? "authorization.again" : "authorization.ask", left);
            case WRONG -> Texts.of("authorization.wrong");
            case LATE -> Texts.of("authorization.late");
            case REFUSED -> Texts.of("authorization.refused");
        };
    }
}
