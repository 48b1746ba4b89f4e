package dev.coop.desktop.component;

import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is shown where there is nothing to show: why, and what to do about it. */
public final class EmptyState extends VBox {
    private final Label title = new Label();
    private final Label text = new Label();

    public EmptyState(Node picture, String title, String text, Node... actions) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        StackPane frame = new StackPane(picture);
        frame.getStyleClass().add("picture");
        this.title.getStyleClass().add("title");
        this.title.setWrapText(true);
        this.title.setAlignment(Pos.CENTER);
        this.text.setAlignment(Pos.CENTER);
        this.text.getStyleClass().add("text");
        this.text.setWrapText(true);
        HBox buttons = new HBox(actions);
        buttons.getStyleClass().add("actions");
        buttons.setAlignment(Pos.CENTER);
        buttons.setManaged(Arrays.stream(actions).findAny().isPresent());
        getChildren().addAll(frame, this.title, this.text, buttons);
        say(title, text);
    }

    public void say(String newTitle, String newText) {
        title.setText(newTitle);
        text.setText(newText);
        text.setManaged(!newText.isEmpty());
        setAccessibleText(newTitle + " " + newText);
    }
}
