package dev.coop.desktop.mounts.graph;

import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.FolderDrop;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.StateText;
import dev.coop.desktop.mounts.Sharing;
import dev.coop.desktop.mounts.graph.GraphLayout.ContainerBox;
import dev.coop.desktop.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A container in the picture, with a row for each of its mounts. A folder can be dropped on it. */
final class ContainerCard extends VBox {
    private final Region dot = new Region();
    private final List<LinkRow> rows;

    ContainerCard(ContainerBox container, List<LinkRow> rows, Sharing sharing) {
        this.rows = rows;
        getStyleClass().add("graph-container");
        dot.getStyleClass().add("state-dot");
        Label name = new Label(container.name(), new FontIcon(Material2OutlinedAL.DNS));
        name.getStyleClass().add("name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setAccessibleText(
                Texts.of("graph.container", container.name(), container.mounts().size()));
        HBox.setHgrow(name, Priority.ALWAYS);
        Button share = Buttons.flat(
                "mounts.share", Material2OutlinedAL.CREATE_NEW_FOLDER, () -> sharing.choose(container.name()));
        share.setId("graph-share-" + container.name());
        Buttons.name(share, Texts.of("graph.share", container.name()), Texts.of("graph.share", container.name()));
        HBox header = new HBox(dot, name, share);
        header.getStyleClass().add("header");
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(GraphLayout.HEADER);
        header.setMaxHeight(GraphLayout.HEADER);
        getChildren().add(header);
        getChildren().addAll(rows);
        FolderDrop.on(this, () -> true, folder -> sharing.ask(container.name(), folder));
    }

    List<LinkRow> rows() {
        return rows;
    }

    /** @param item null when nothing is known of it */
    void paint(@Nullable ContainerItem item) {
        dot.setVisible(item != null);
        if (item != null) {
            StateText.paint(dot, item);
        }
    }
}
