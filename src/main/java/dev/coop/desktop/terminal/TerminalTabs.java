package dev.coop.desktop.terminal;

import atlantafx.base.theme.Styles;
import dev.coop.core.container.ContainerService;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.text.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** The terminals of one container. */
public final class TerminalTabs extends StackPane {
    private final ContainerItem item;
    private final ContainerService service;
    private final BackgroundTasks tasks;
    private final TerminalLook look;
    private final TabPane tabs = new TabPane();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final Map<TerminalKind, Integer> opened = new EnumMap<>(TerminalKind.class);
    private boolean shown;

    public TerminalTabs(ContainerItem item, ContainerService service, BackgroundTasks tasks, TerminalLook look) {
        this.item = item;
        this.service = service;
        this.tasks = tasks;
        this.look = look;
        getStyleClass().add("terminal-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.getStyleClass().add(Styles.DENSE);
        tabs.getSelectionModel().selectedItemProperty().subscribe(selected -> updateShown());
        tabs.getTabs().subscribe(() -> count.set(tabs.getTabs().size()));

        Button add = new Button(null, new FontIcon(Material2AL.ADD));
        add.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "new-terminal");
        add.setAccessibleText(Texts.of("terminal.new"));
        add.setTooltip(new Tooltip(Texts.of("terminal.new")));
        add.setOnAction(event -> openTab(TerminalKind.SHELL));
        item.containerProperty().subscribe(() -> add.setDisable(!item.runs()));
        StackPane.setAlignment(add, javafx.geometry.Pos.TOP_RIGHT);
        getChildren().addAll(tabs, add);
    }

    /** How many are open. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Opens another terminal and moves the keyboard into it. */
    public void openTab(TerminalKind kind) {
        int number = opened.merge(kind, 1, Integer::sum);
        TerminalModel model = new TerminalModel(item.name(), kind, service, tasks);
        TerminalView view = new TerminalView(model, item, look, tasks);
        Tab tab = new Tab(number == 1 ? Texts.of(kind.key()) : Texts.of(kind.key() + ".n", number), view);
        tab.setGraphic(new FontIcon(kind.icon()));
        tab.setOnClosed(event -> model.close());
        tabs.getTabs().add(tab);
        tabs.getSelectionModel().select(tab);
        view.focus();
    }

    /** Closes the tab that is shown. */
    public void closeTab() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (tab != null) {
            tabs.getTabs().remove(tab);
            view(tab).model().close();
        }
    }

    /** Moves the keyboard into the terminal that is shown. */
    public void focus() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (tab != null) {
            view(tab).focus();
        }
    }

    /** Whether these tabs can be seen at all. */
    public void setShown(boolean now) {
        shown = now;
        updateShown();
    }

    /** Closes all of them in the background. */
    public void closeAll() {
        views().forEach(view -> view.model().close());
        tabs.getTabs().clear();
    }

    public List<TerminalView> views() {
        return tabs.getTabs().stream().map(TerminalTabs::view).toList();
    }

    private void updateShown() {
        Tab selected = tabs.getSelectionModel().getSelectedItem();
        tabs.getTabs().forEach(tab -> view(tab).setShown(shown && tab.equals(selected)));
    }

    private static TerminalView view(Tab tab) {
        return (TerminalView) tab.getContent();
    }
}
