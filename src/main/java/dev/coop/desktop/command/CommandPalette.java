package dev.coop.desktop.command;

import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Theme;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;

/** Every command a few letters away. The keyboard stays in the search; arrows choose, Enter does it, Escape leaves. */
public final class CommandPalette {
    private static final double WIDTH = 560;
    private static final double LINE = 36;
    private static final int SHOWN = 9;

    private final Stage stage = new Stage(StageStyle.TRANSPARENT);
    private final TextField search = new TextField();
    private final ObservableList<Command> fitting = FXCollections.observableArrayList();
    private final ListView<Command> list = new ListView<>(fitting);
    private final List<Command> commands;

    private CommandPalette(Window owner, Theme theme, List<Command> commands) {
        this.commands = commands.stream()
                .filter(command -> command.possible().getAsBoolean())
                .toList();
        search.setId("palette-search");
        search.setPromptText(Texts.of("command.search"));
        search.setAccessibleText(Texts.of("command.search"));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        search.textProperty().subscribe(this::find);
        list.setId("palette-list");
        list.setAccessibleText(Texts.of("command.palette"));
        list.setFixedCellSize(LINE);
        list.setPrefHeight(LINE * SHOWN);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(Texts.of("command.nothing")));
        list.setCellFactory(view -> new CommandCell());
        list.setOnMouseClicked(event -> run());
        VBox box = new VBox(search, list);
        box.getStyleClass().add("palette");
        box.setPrefWidth(WIDTH);
        Scene scene = new Scene(box, Color.TRANSPARENT);
        theme.dress(scene);
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(Texts.of("command.palette"));
        stage.setScene(scene);
        stage.setX(owner.getX() + (owner.getWidth() - WIDTH) / 2);
        stage.setY(owner.getY() + 90);
        // A click beside it closes it, as with a menu.
        stage.focusedProperty().subscribe((was, is) -> {
            if (!is) {
                stage.hide();
            }
        });
    }

    /** Opens it. Returns at once. */
    public static void show(Window owner, Theme theme, List<Command> commands) {
        CommandPalette palette = new CommandPalette(owner, theme, commands);
        palette.stage.show();
        palette.search.requestFocus();
    }

    private void find(String typed) {
        fitting.setAll(Match.best(typed, commands));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        KeyCode code = event.getCode();
        switch (code) {
            case DOWN -> choose(at + 1);
            case UP -> choose(at - 1);
            case PAGE_DOWN -> choose(at + SHOWN);
            case PAGE_UP -> choose(at - SHOWN);
            case ENTER -> run();
            case ESCAPE -> stage.hide();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int index) {
        if (!fitting.isEmpty()) {
            int inside = Math.clamp(index, 0, fitting.size() - 1);
            list.getSelectionModel().clearAndSelect(inside);
            list.scrollTo(Math.max(0, inside - SHOWN + 1));
        }
    }

    private void run() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            stage.hide();
            chosen.run();
        }
    }
}
