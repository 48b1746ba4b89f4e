package dev.coop.desktop.window;

import dev.coop.desktop.view.SectionKind;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Switches between the sections of a container. */
final class SectionBar extends HBox {

    SectionBar(List<SectionKind> sections, Navigation navigation) {
        getStyleClass().add("section-bar");
        ToggleGroup group = new ToggleGroup();
        for (SectionKind kind : sections) {
            ToggleButton tab = new ToggleButton(kind.title(), new FontIcon(kind.icon()));
            tab.getStyleClass().add("section-tab");
            tab.setAccessibleText(kind.title());
            tab.setId("section-" + kind.id());
            tab.setToggleGroup(group);
            tab.setUserData(kind);
            tab.setMinWidth(USE_PREF_SIZE);
            getChildren().add(tab);
        }
        group.selectedToggleProperty().subscribe(tab -> {
            if (tab == null) {
                // One of them is always chosen: a click on it does not take that away.
                select(group, navigation.sectionProperty().get());
            } else if (tab.getUserData() instanceof SectionKind kind) {
                navigation.sectionProperty().set(kind);
            }
        });
        navigation.sectionProperty().subscribe(kind -> select(group, kind));
    }

    private static void select(ToggleGroup group, SectionKind kind) {
        group.getToggles().stream()
                .filter(tab -> kind.equals(tab.getUserData()))
                .findFirst()
                .ifPresent(group::selectToggle);
    }
}
