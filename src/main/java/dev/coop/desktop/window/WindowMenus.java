package dev.coop.desktop.window;

import dev.coop.desktop.command.Command;
import dev.coop.desktop.text.Texts;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu bar: of the system where that has one, at the top of the window elsewhere. */
final class WindowMenus {
    private WindowMenus() {}

    static MenuBar bar(List<Command> application, List<Command> container, List<Command> view) {
        MenuBar bar =
                new MenuBar(menu("menu.coop", application), menu("menu.container", container), menu("menu.view", view));
        bar.setUseSystemMenuBar(true);
        bar.setAccessibleText(Texts.of("menu.bar"));
        return bar;
    }

    private static Menu menu(String key, List<Command> commands) {
        Menu menu = new Menu(Texts.of(key));
        menu.setId(key.replace('.', '-'));
        for (Command command : commands) {
            MenuItem item = new MenuItem(command.text(), new FontIcon(command.icon()));
            item.setId("command-" + command.id().replace('.', '-'));
            item.setAccelerator(command.keys());
            item.setOnAction(event -> command.run());
            menu.getItems().add(item);
        }
        // Its keys would be dead with it: it is only shown as impossible while it is looked at.
        menu.setOnShowing(event -> enable(menu, commands));
        menu.setOnHidden(event -> menu.getItems().forEach(item -> item.setDisable(false)));
        return menu;
    }

    private static void enable(Menu menu, List<Command> commands) {
        for (int i = 0; i < commands.size(); i++) {
            menu.getItems().get(i).setDisable(!commands.get(i).possible().getAsBoolean());
        }
    }
}
