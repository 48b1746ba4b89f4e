package dev.coop.desktop.window;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.text.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;

/** Name, new container, the containers, the way to the pages, and whether Incus answers. */
final class Sidebar extends VBox {
    private static final PseudoClass CONNECTED = PseudoClass.getPseudoClass("running");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

    private final Region dot = new Region();
    private final Label connection = new Label();

    /** @param release which version this is */
    Sidebar(ContainersModel model, Node containers, Node navigation, Node release, Runnable newContainer) {
        getStyleClass().add("sidebar");
        Label name = new Label(Texts.of("app.name"));
        name.getStyleClass().add("brand-name");
        Button create = Buttons.text("action.new", Material2AL.ADD, newContainer);
        create.setId("new-container");
        create.getStyleClass().add(Styles.ACCENT);
        create.setAccessibleText(Texts.of("create.title"));
        HBox brand = new HBox(Icon.view(28), name, space(), create);
        brand.getStyleClass().add("brand");
        brand.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(containers, Priority.ALWAYS);

        dot.getStyleClass().add("state-dot");
        connection.getStyleClass().add("caption");
        HBox status = new HBox(dot, connection, space(), release);
        status.getStyleClass().add("status");
        status.setAlignment(Pos.CENTER_LEFT);

        getChildren().addAll(brand, containers, navigation, status);
        model.connectionProperty().subscribe(now -> {
            show(now);
            boolean connected = now instanceof Connection.Connected;
            containers.setDisable(!connected);
            create.setDisable(!connected);
        });
    }

    private void show(Connection now) {
        dot.pseudoClassStateChanged(CONNECTED, now instanceof Connection.Connected);
        dot.pseudoClassStateChanged(BROKEN, now instanceof Connection.Disconnected);
        dot.pseudoClassStateChanged(BUSY, now instanceof Connection.Connecting);
        connection.setText(
                switch (now) {
                    case Connection.Connecting connecting -> Texts.of("status.connecting");
                    case Connection.Connected connected -> Texts.of("status.connected");
                    case Connection.Disconnected broken ->
                        broken.why().kind() == CoopException.Kind.NO_CONNECTION
                                ? Texts.of("status.disconnected")
                                : Texts.of("status.broken");
                });
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
