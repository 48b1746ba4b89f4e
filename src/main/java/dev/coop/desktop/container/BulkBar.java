package dev.coop.desktop.container;

import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What can be done with all the chosen containers at once. Only there when there are several. */
final class BulkBar extends HBox {
    private static final List<ContainerAction> ACTIONS = List.of(
            ContainerAction.LOCK,
            ContainerAction.UNLOCK,
            ContainerAction.START,
            ContainerAction.STOP,
            ContainerAction.DELETE);

    private final ObservableList<ContainerItem> chosen;
    private final Label count = new Label();
    private final Map<ContainerAction, Button> buttons = new EnumMap<>(ContainerAction.class);

    BulkBar(ObservableList<ContainerItem> chosen, ContainerActions actions) {
        this.chosen = chosen;
        getStyleClass().add("bulk-bar");
        setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(count, Priority.ALWAYS);
        count.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(count);
        for (ContainerAction action : ACTIONS) {
            Button button = Buttons.flat(
                    action.key() + ".chosen", action.icon(), () -> action.run(actions, List.copyOf(chosen)));
            button.setId("bulk-" + action.name().toLowerCase(Locale.ROOT));
            buttons.put(action, button);
            getChildren().add(button);
        }
        update();
    }

    /** After a change of what is chosen or of one of these. */
    void update() {
        List<ContainerItem> items = List.copyOf(chosen);
        Buttons.visible(this, items.size() > 1);
        if (items.size() > 1) {
            count.setText(Texts.of("list.chosen", items.size()));
            buttons.forEach((action, button) -> button.setDisable(items.stream().noneMatch(action::possible)));
        }
    }
}
