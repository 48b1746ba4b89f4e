package dev.coop.desktop.window;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.task.Failures;
import dev.coop.desktop.text.Texts;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Incus does not answer: what is wrong, what to do, and that it is being tried again. */
final class Disconnected extends StackPane {
    private final Button retry = new Button(Texts.of("disconnected.retry"));
    private final EmptyState state;
    private final Button details = new Button(Texts.of("notice.copy"), new FontIcon(Material2OutlinedAL.CONTENT_COPY));

    /** @param setup opens the guided setup */
    Disconnected(ContainersModel model, Runnable setup) {
        retry.setId("retry");
        retry.getStyleClass().add(Styles.ACCENT);
        retry.setOnAction(event -> model.retry());
        Button guide = Buttons.text("command.setup", Material2OutlinedAL.FLAG, setup);
        guide.setId("open-setup");
        state = new EmptyState(new FontIcon(Material2OutlinedAL.CLOUD_OFF), "", "", retry, details, guide);
        Label automatic = new Label(Texts.of("disconnected.automatic"));
        automatic.getStyleClass().add("footnote");
        state.getChildren().add(automatic);
        getChildren().add(state);
    }

    void show(Connection.Disconnected connection) {
        state.say(connection.why().problem(), Texts.sentence(connection.why().hint()));
        details.setOnAction(event -> Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, Failures.details(connection.why()))));
        retry.setDisable(connection.retrying());
        retry.setGraphic(connection.retrying() ? new ProgressIndicator() : new FontIcon(Material2OutlinedMZ.REFRESH));
    }
}
