package dev.coop.desktop.terminal;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Says under a terminal that its shell is being opened or has ended, and offers another. */
final class TerminalBanner extends HBox {
    private final Label problem = new Label();
    private final Label hint = new Label();
    private final FontIcon icon = new FontIcon(Material2OutlinedAL.INFO);
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Button again = new Button(Texts.of("terminal.reconnect"), new FontIcon(Material2OutlinedMZ.REFRESH));

    private final Button unlock = new Button(Texts.of("action.unlock"), new FontIcon(Material2OutlinedAL.LOCK_OPEN));

    TerminalBanner(Runnable open, Runnable unlocking) {
        getStyleClass().add("terminal-banner");
        setAlignment(Pos.CENTER_LEFT);
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setWrapText(true);
        again.getStyleClass().add(Styles.ACCENT);
        again.setOnAction(event -> open.run());
        VBox texts = new VBox(problem, hint);
        HBox.setHgrow(texts, Priority.ALWAYS);
        texts.setAlignment(Pos.CENTER_LEFT);
        again.setMinWidth(USE_PREF_SIZE);
        unlock.getStyleClass().add(Styles.ACCENT);
        unlock.setId("terminal-unlock");
        unlock.setMinWidth(USE_PREF_SIZE);
        unlock.setOnAction(event -> unlocking.run());
        getChildren().addAll(progress, icon, texts, again, unlock);
    }

    void show(TerminalModel.State state, ContainerItem container) {
        icon.setIconCode(container.locked() ? Material2OutlinedAL.LOCK : Material2OutlinedAL.INFO);
        switch (state) {
            case TerminalModel.State.New fresh when container.locked() -> locked(Texts.of("terminal.locked.new"));
            case TerminalModel.State.Running running
            when container.locked() -> locked(Texts.of("terminal.locked.hint"));
            case TerminalModel.State.New fresh -> visible(false);
            case TerminalModel.State.Running running -> visible(false);
            case TerminalModel.State.Closed closed -> visible(false);
            case TerminalModel.State.Connecting(boolean keeping) ->
                say(Texts.of(keeping ? "terminal.keeping" : "terminal.connecting"), "", true, false);
            case TerminalModel.State.Ended(int exitCode) -> {
                if (container.locked()) {
                    locked(Texts.of("terminal.locked.new"));
                } else if (!container.runs()) {
                    say(Texts.of("terminal.stopped"), Texts.of("terminal.stopped.hint"), false, false);
                } else {
                    String text = exitCode < 0
                            ? Texts.of("terminal.lost")
                            : exitCode == 0 ? Texts.of("terminal.ended") : Texts.of("terminal.ended.code", exitCode);
                    say(text, Texts.of("terminal.ended.hint"), false, true);
                }
            }
            case TerminalModel.State.Failed failed when container.locked() -> locked(Texts.of("terminal.locked.new"));
            case TerminalModel.State.Failed(CoopException why) ->
                say(why.problem(), Texts.sentence(why.hint()), false, true);
        }
    }

    /** Moves the keyboard to the button, when there is one. */
    void focus() {
        Button shown = unlock.isVisible() ? unlock : again;
        if (shown.isVisible()) {
            shown.requestFocus();
        }
    }

    private void locked(String next) {
        say(Texts.of("terminal.locked"), next, false, false);
        show(unlock, true);
    }

    private void say(String text, String next, boolean waiting, boolean canOpen) {
        visible(true);
        problem.setText(text);
        hint.setText(next);
        show(hint, !next.isEmpty());
        show(progress, waiting);
        show(icon, !waiting);
        show(again, canOpen);
        show(unlock, false);
    }

    private void visible(boolean shown) {
        show(this, shown);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
