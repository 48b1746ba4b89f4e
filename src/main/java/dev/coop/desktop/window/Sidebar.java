package dev.coop.desktop.window;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainerList;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** Name, new container, the list, and whether Incus answers. */
final class Sidebar extends VBox {
    private static final PseudoClass CONNECTED = PseudoClass.getPseudoClass("running");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

    private final Region dot = new Region();
    private final Label connection = new Label();
    private final Button create = new Button(Texts.of("action.new"), new FontIcon(Material2AL.ADD));

    Sidebar(ContainersModel model, ContainerList list, String version, Runnable newContainer) {
        getStyleClass().add("sidebar");
        Label name = new Label(Texts.of("app.name"));
        name.getStyleClass().add("brand-name");
        create.setId("new-container");
        create.getStyleClass().add(Styles.ACCENT);
        create.setTooltip(new Tooltip(Texts.of("action.new.tip")));
        create.setAccessibleText(Texts.of("create.title"));
        create.setOnAction(event -> newContainer.run());
        create.setMinWidth(USE_PREF_SIZE);
        HBox brand = new HBox(Icon.view(28), name, space(), create);
        brand.getStyleClass().add("brand");
        brand.setAlignment(Pos.CENTER_LEFT);

        Label section = new Label(Texts.of("list.title"));
        section.getStyleClass().add("section");
        Label count = new Label();
        count.getStyleClass().add("count");
        count.textProperty().bind(Bindings.size(model.items()).asString());
        HBox title = new HBox(section, space(), count);
        title.getStyleClass().add("section-line");
        title.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(list, Priority.ALWAYS);

        dot.getStyleClass().add("state-dot");
        connection.getStyleClass().add("caption");
        Label release = new Label(Texts.of("app.version", version));
        release.getStyleClass().add("caption");
        release.setMinWidth(USE_PREF_SIZE);
        HBox status = new HBox(dot, connection, space(), release);
        status.getStyleClass().add("status");
        status.setAlignment(Pos.CENTER_LEFT);

        getChildren().addAll(brand, title, list, status);
        model.connectionProperty().subscribe(now -> {
            show(now);
            boolean connected = now instanceof Connection.Connected;
            list.setDisable(!connected);
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
                    case Connection.Disconnected disconnected -> Texts.of("status.disconnected");
                });
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
