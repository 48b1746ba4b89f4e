package dev.coop.desktop.container;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Search, states and order of the list. */
public final class FilterBar extends HBox {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    private final CustomTextField search = new CustomTextField();

    /** @param toList moves the keyboard into the list */
    public FilterBar(ContainerFilter filter, Runnable toList) {
        getStyleClass().add("filter-bar");
        setAlignment(Pos.CENTER_LEFT);
        search.setId("search");
        search.setPromptText(Texts.of("list.search"));
        search.setAccessibleText(Texts.of("list.search"));
        search.setLeft(new FontIcon(Material2OutlinedMZ.SEARCH));
        search.textProperty().bindBidirectional(filter.searchProperty());
        Button clear = Buttons.flat("list.search.clear", Material2OutlinedAL.CLOSE, () -> search.setText(""));
        clear.getStyleClass().add("clear");
        search.rightProperty().bind(search.textProperty().isEmpty().map(empty -> empty ? null : clear));
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.setText("");
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                toList.run();
                event.consume();
            }
        });
        HBox.setHgrow(search, Priority.ALWAYS);

        MenuButton menu = new MenuButton(null, new FontIcon(Material2OutlinedAL.FILTER_LIST));
        menu.setId("filter");
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "no-arrow");
        menu.setMinWidth(USE_PREF_SIZE);
        Buttons.name(menu, Texts.of("list.filter"), Texts.of("list.filter"));
        choices(menu, "filter.", ContainerFilter.States.values(), filter.statesProperty());
        menu.getItems().add(new SeparatorMenuItem());
        choices(menu, "order.", ContainerFilter.Order.values(), filter.orderProperty());
        filter.statesProperty()
                .subscribe(states -> menu.pseudoClassStateChanged(ACTIVE, states != ContainerFilter.States.ALL));
        getChildren().addAll(search, menu);
    }

    /** Moves the keyboard into the search. */
    public void focus() {
        search.requestFocus();
        search.selectAll();
    }

    private static <E extends Enum<E>> void choices(
            MenuButton menu, String key, E[] values, ObjectProperty<E> property) {
        ToggleGroup group = new ToggleGroup();
        for (E value : values) {
            String id = value.name().toLowerCase(Locale.ROOT);
            RadioMenuItem item = new RadioMenuItem(Texts.of(key + id));
            item.setId(key.replace('.', '-') + id);
            item.setToggleGroup(group);
            item.setOnAction(event -> property.set(value));
            property.subscribe(now -> item.setSelected(now == value));
            menu.getItems().add(item);
        }
    }
}
