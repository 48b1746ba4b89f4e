package dev.coop.desktop.about;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.about.UpdatesModel.State;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Theme;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Says what Coop is. JavaFX thread only. */
public final class AboutWindow {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 560;

    private final UpdatesModel updates;
    private final Stage window = new Stage();
    private final Label state = new Label();
    private final Button check;
    private final Button copy;

    /**
     * @param version of Coop
     * @param notices of the libraries; empty where they are not at hand
     */
    public AboutWindow(String version, String notices, Node icon, UpdatesModel updates, Theme theme, Window owner) {
        this.updates = updates;
        check = Buttons.text("about.check", Material2OutlinedMZ.REFRESH, updates::check);
        check.setId("about-check");
        copy = Buttons.text("about.copy", Material2OutlinedAL.CONTENT_COPY, this::copy);
        copy.setId("about-copy");
        VBox root = new VBox(head(version, icon), updates(), libraries(notices), buttons());
        root.setSpacing(16);
        root.setPadding(new Insets(24));
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        theme.dress(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                window.close();
            }
        });
        window.initOwner(owner);
        window.initModality(Modality.WINDOW_MODAL);
        window.setTitle(Texts.of("about.title"));
        window.setScene(scene);
        Subscription following = updates.stateProperty().subscribe(now -> show(now));
        window.setOnHidden(event -> following.unsubscribe());
    }

    public void show() {
        window.show();
    }

    private static Node head(String version, Node icon) {
        Label name = new Label(Texts.of("app.name"));
        name.getStyleClass().add(Styles.TITLE_2);
        Label what = new Label(Texts.of("about.what"));
        what.setWrapText(true);
        Label versions = new Label(Texts.of(
                "about.versions",
                version,
                System.getProperty("java.version", ""),
                System.getProperty("javafx.version", "")));
        versions.setId("about-versions");
        versions.getStyleClass().add("caption");
        Label licence = new Label(Texts.of("about.licence"));
        licence.getStyleClass().add("caption");
        VBox words = new VBox(name, what, versions, licence);
        words.setSpacing(4);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(icon, words);
        head.setSpacing(16);
        return head;
    }

    private Node updates() {
        state.setId("about-state");
        state.setWrapText(true);
        HBox buttons = new HBox(check, copy);
        buttons.setSpacing(8);
        VBox box = new VBox(state, buttons);
        box.setSpacing(8);
        return box;
    }

    private static Node libraries(String notices) {
        Label heading = new Label(Texts.of("about.libraries"));
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        TextArea text = new TextArea(notices.isEmpty() ? Texts.of("about.libraries.none") : notices);
        text.setId("about-libraries");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText(Texts.of("about.libraries"));
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox libraries = new VBox(heading, text);
        libraries.setSpacing(8);
        VBox.setVgrow(libraries, Priority.ALWAYS);
        return libraries;
    }

    private Node buttons() {
        Button close = new Button(Texts.of("about.close"));
        close.setId("about-close");
        close.setDefaultButton(true);
        close.setOnAction(event -> window.close());
        HBox buttons = new HBox(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return buttons;
    }

    private void show(State now) {
        Buttons.visible(copy, now instanceof State.Newer);
        Buttons.working(check, now instanceof State.Asking, Material2OutlinedMZ.REFRESH);
        check.setDisable(now instanceof State.Asking);
        state.setText(
                switch (now) {
                    case State.Unknown unknown -> Texts.of("about.unknown");
                    case State.Asking asking -> Texts.of("about.asking");
                    case State.Newest newest -> Texts.of("about.newest");
                    case State.Newer newer ->
                        Texts.of(
                                "about.newer",
                                newer.release().version(),
                                newer.release().page());
                    case State.Failed failed -> failed.why().oneLine();
                });
    }

    private void copy() {
        if (updates.stateProperty().get() instanceof State.Newer newer) {
            ClipboardContent content = new ClipboardContent();
            content.putString(newer.release().page());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
