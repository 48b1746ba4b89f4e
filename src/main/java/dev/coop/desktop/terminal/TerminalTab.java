package dev.coop.desktop.terminal;

import dev.coop.core.terminal.SavedTerminal;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.text.Texts;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.event.Event;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A terminal among the tabs, or in a window of its own. */
final class TerminalTab {
    private static final int LONGEST_TITLE = 60;

    /** What the user can do with one. */
    interface Actions {
        void renamed(TerminalTab tab);

        void detach(TerminalTab tab);

        void close(TerminalTab tab);
    }

    private final TerminalView view;
    private final Tab tab;
    private final FontIcon icon;
    private final Actions actions;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private @Nullable TerminalWindow window;

    TerminalTab(TerminalModel model, String title, ContainerItem item, TerminalContext context, Actions actions) {
        this.actions = actions;
        this.title.set(title);
        view = new TerminalView(model, item, context);
        icon = new FontIcon(model.kind().icon());
        tab = new Tab(title, view);
        tab.setGraphic(icon);
        tab.setOnCloseRequest(event -> {
            event.consume();
            actions.close(this);
        });
        tab.setContextMenu(new ContextMenu(
                item("terminal.tab.rename", this::rename),
                item("terminal.tab.detach", () -> actions.detach(this)),
                item("terminal.tab.close", () -> actions.close(this))));
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(event -> action.run());
        return item;
    }

    TerminalView view() {
        return view;
    }

    TerminalModel model() {
        return view.model();
    }

    Tab tab() {
        return tab;
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    String title() {
        return title.get();
    }

    /** The window of its own, or null. */
    @Nullable
    TerminalWindow window() {
        return window;
    }

    void setWindow(@Nullable TerminalWindow own) {
        window = own;
    }

    SavedTerminal saved() {
        return new SavedTerminal(
                model().container(), model().name(), model().kind().name(), title());
    }

    /** Lets the user write another title in place of this one. */
    void rename() {
        TextField field = new TextField(title());
        field.setId("terminal-title");
        field.setAccessibleText(Texts.of("terminal.title.accessible"));
        field.setPrefColumnCount(Math.max(8, title().length()));
        field.setOnAction(event -> rename(field, field.getText()));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                rename(field, title());
                event.consume();
            }
        });
        field.setOnMousePressed(Event::consume);
        field.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                rename(field, field.getText());
            }
        });
        tab.setText(null);
        tab.setGraphic(field);
        field.requestFocus();
        field.selectAll();
    }

    private void rename(TextField field, String text) {
        if (!field.equals(tab.getGraphic())) {
            return;
        }
        String wanted = text.strip();
        if (!wanted.isEmpty()) {
            title.set(wanted.length() > LONGEST_TITLE ? wanted.substring(0, LONGEST_TITLE) : wanted);
        }
        tab.setGraphic(icon);
        tab.setText(title());
        actions.renamed(this);
        view.focus();
    }
}
