package dev.coop.desktop.terminal;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.kordamp.ikonli.material2.Material2AL;

/** A window for one terminal. Closing it brings the terminal back to where it was. */
final class TerminalWindow {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 520;

    private final Stage stage = new Stage();
    private final TerminalView view;
    private final Subscription shown;

    /** @param back called once, when it closes and the view is free again */
    TerminalWindow(TerminalTab tab, Consumer<Stage> dress, Runnable back) {
        view = tab.view();
        Label title = new Label();
        title.textProperty().bind(tab.titleProperty().map(text -> title(tab, text)));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button attach = Buttons.text("terminal.attach", Material2AL.CALL_RECEIVED, stage::close);
        attach.setId("terminal-attach");
        attach.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        HBox bar = new HBox(title, attach);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("terminal-window-bar");
        BorderPane root = new BorderPane(view);
        root.setTop(bar);
        root.getStyleClass().add("window");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.getAccelerators().put(KeyCombination.valueOf(TerminalTabs.DETACH), stage::close);
        stage.setScene(scene);
        stage.titleProperty().bind(title.textProperty());
        dress.accept(stage);
        shown = stage.iconifiedProperty().subscribe(hidden -> view.setShown(!hidden));
        stage.setOnHidden(event -> {
            shown.unsubscribe();
            root.setCenter(null);
            back.run();
        });
    }

    private static String title(TerminalTab tab, String text) {
        return Texts.of("terminal.window", text, tab.model().container());
    }

    void show() {
        stage.show();
        view.focus();
    }

    void toFront() {
        stage.toFront();
        view.focus();
    }

    void close() {
        stage.close();
    }
}
