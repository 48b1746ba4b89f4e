package dev.coop.desktop.window;

import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.view.PageKind;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The way to the pages. */
final class NavigationBar extends VBox {

    NavigationBar(List<PageKind> pages, Navigation navigation) {
        getStyleClass().add("navigation");
        setVisible(!pages.isEmpty());
        setManaged(!pages.isEmpty());
        ToggleGroup group = new ToggleGroup();
        for (PageKind kind : pages) {
            ToggleButton button = new ToggleButton(kind.title(), new FontIcon(kind.icon()));
            button.getStyleClass().add("navigation-button");
            button.setAccessibleText(kind.title());
            button.setId("page-" + kind.id());
            button.setMaxWidth(Double.MAX_VALUE);
            button.setToggleGroup(group);
            button.setUserData(kind);
            // A second click leads back to the container.
            button.setOnAction(event -> {
                if (button.isSelected()) {
                    navigation.toPage(kind);
                } else {
                    navigation.toContainer();
                }
            });
            kind.offered().subscribe(offered -> Buttons.visible(button, offered));
            getChildren().add(button);
        }
        navigation.pageProperty().subscribe(page -> group.getToggles()
                .forEach(toggle -> toggle.setSelected(Objects.equals(toggle.getUserData(), page))));
    }
}
