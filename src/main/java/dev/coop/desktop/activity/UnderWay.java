package dev.coop.desktop.activity;

import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.container.StateText;
import dev.coop.desktop.text.Texts;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is being done to containers now; nothing when there is nothing. */
final class UnderWay extends VBox {
    private final VBox lines = new VBox();

    UnderWay(ContainersModel containers) {
        getStyleClass().add("under-way");
        Label title = new Label(Texts.of("activity.now"));
        title.getStyleClass().add("card-title");
        lines.getStyleClass().add("lines");
        getChildren().addAll(title, lines);
        containers.items().addListener((ListChangeListener<ContainerItem>) change -> show(containers.items()));
        show(containers.items());
    }

    private void show(List<ContainerItem> items) {
        List<Node> busy =
                items.stream().filter(ContainerItem::busy).map(UnderWay::line).toList();
        lines.getChildren().setAll(busy);
        Buttons.visible(this, !busy.isEmpty());
    }

    private static Node line(ContainerItem item) {
        Label state = new Label(StateText.of(item));
        state.getStyleClass().add("caption");
        HBox line = new HBox(new ProgressIndicator(), new Label(item.name()), state);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
