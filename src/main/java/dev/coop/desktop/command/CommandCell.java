package dev.coop.desktop.command;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A command: its icon, its name, its keys. */
final class CommandCell extends ListCell<Command> {
    CommandCell() {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("command-cell");
    }

    @Override
    protected void updateItem(@Nullable Command command, boolean empty) {
        super.updateItem(command, empty);
        if (empty || command == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(new FontIcon(command.icon()), new Label(command.text()), space);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("command");
        KeyCombination keys = command.keys();
        if (keys != null) {
            Label shown = new Label(keys.getDisplayText());
            shown.getStyleClass().add("keys");
            line.getChildren().add(shown);
        }
        setGraphic(line);
        setAccessibleText(command.text());
    }
}
