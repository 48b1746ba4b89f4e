package dev.coop.desktop.container;

import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What can be done with the chosen containers, as the items of a menu. */
final class ContainerMenu {
    private ContainerMenu() {}

    /** For one or for several. */
    static List<MenuItem> items(List<ContainerItem> chosen, ContainerActions actions) {
        List<MenuItem> items = new ArrayList<>();
        if (chosen.size() == 1) {
            add(items, ContainerAction.TERMINAL, chosen, actions);
            add(items, ContainerAction.CLAUDE, chosen, actions);
            separate(items);
        }
        add(items, ContainerAction.LOCK, chosen, actions);
        add(items, ContainerAction.UNLOCK, chosen, actions);
        add(items, ContainerAction.START, chosen, actions);
        add(items, ContainerAction.STOP, chosen, actions);
        if (chosen.size() == 1) {
            add(items, ContainerAction.RESTART, chosen, actions);
            separate(items);
            items.addAll(copying(chosen.getFirst()));
        }
        separate(items);
        add(items, ContainerAction.DELETE, chosen, actions);
        return items;
    }

    /** Beside the buttons of the header: only what these do not have. */
    static List<MenuItem> more(ContainerItem item, ContainerActions actions) {
        List<MenuItem> items = new ArrayList<>();
        add(items, ContainerAction.RESTART, List.of(item), actions);
        separate(items);
        items.addAll(copying(item));
        separate(items);
        add(items, ContainerAction.DELETE, List.of(item), actions);
        return items;
    }

    private static List<MenuItem> copying(ContainerItem item) {
        List<MenuItem> items = new ArrayList<>();
        items.add(copy("action.copy.name", item.name()));
        String address = item.container().ipv4();
        if (address != null) {
            items.add(copy("action.copy.address", address));
        }
        items.add(copy("action.copy.shell", "coop shell " + item.name()));
        return items;
    }

    private static MenuItem copy(String key, String text) {
        return item(key, Material2OutlinedAL.CONTENT_COPY, () -> Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }

    private static void add(
            List<MenuItem> items, ContainerAction action, List<ContainerItem> chosen, ContainerActions actions) {
        if (chosen.stream().anyMatch(action::fits)) {
            MenuItem item = item(action.key(), action.icon(), () -> action.run(actions, chosen));
            item.setId("menu-" + action.name().toLowerCase(java.util.Locale.ROOT));
            item.setDisable(chosen.stream().noneMatch(action::possible));
            if (action == ContainerAction.DELETE) {
                item.getStyleClass().add("danger");
            }
            items.add(item);
        }
    }

    private static void separate(List<MenuItem> items) {
        if (!items.isEmpty() && !(items.getLast() instanceof SeparatorMenuItem)) {
            items.add(new SeparatorMenuItem());
        }
    }

    private static MenuItem item(String key, Ikon icon, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key), new FontIcon(icon));
        item.setOnAction(event -> action.run());
        return item;
    }
}
