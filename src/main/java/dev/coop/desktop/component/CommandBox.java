package dev.coop.desktop.component;

import dev.coop.desktop.text.Texts;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A command for the user's own terminal, to be copied. */
public final class CommandBox extends HBox {
    private final TextField line = new TextField();

    public CommandBox() {
        getStyleClass().add("command-box");
        setAlignment(Pos.CENTER_LEFT);
        line.setEditable(false);
        line.setId("command-line");
        line.setAccessibleText(Texts.of("commandbox.command"));
        HBox.setHgrow(line, Priority.ALWAYS);
        Button copy =
                Buttons.text("commandbox.copy", Material2OutlinedAL.CONTENT_COPY, () -> Clipboard.getSystemClipboard()
                        .setContent(Map.of(DataFormat.PLAIN_TEXT, line.getText())));
        copy.setId("copy-command");
        getChildren().addAll(line, copy);
    }

    public void say(String command) {
        line.setText(command);
    }
}
