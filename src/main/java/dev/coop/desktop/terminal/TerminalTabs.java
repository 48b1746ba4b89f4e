package dev.coop.desktop.terminal;

import atlantafx.base.theme.Styles;
import dev.coop.core.terminal.SavedTerminal;
import dev.coop.core.terminal.SessionName;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The terminals of one container: as tabs, and those in windows of their own. */
public final class TerminalTabs extends StackPane implements TerminalTab.Actions {
    /** The keys that move a terminal to a window of its own, and back. */
    public static final String DETACH = "Shortcut+Alt+W";

    private final ContainerItem item;
    private final TerminalContext context;
    private final TerminalClosing closing;
    private final TabPane tabs = new TabPane();
    private final Node elsewhere;
    private final List<TerminalTab> all = new ArrayList<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private Subscription restoring = Subscription.EMPTY;
    private boolean asking;
    private boolean restored;
    private boolean openAfterwards;
    private boolean shown;

    public TerminalTabs(ContainerItem item, TerminalContext context) {
        this.item = item;
        this.context = context;
        closing = new TerminalClosing(item, context);
        getStyleClass().add("terminal-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.getStyleClass().add(Styles.DENSE);
        tabs.getSelectionModel().selectedItemProperty().subscribe(selected -> updateShown());
        tabs.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        tabs.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F2) {
                renameTab();
                event.consume();
            }
        });

        Button add = new Button(null, new FontIcon(Material2AL.ADD));
        add.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "new-terminal");
        add.setAccessibleText(Texts.of("terminal.new"));
        add.setTooltip(new Tooltip(Texts.of("terminal.new")));
        add.setOnAction(event -> openTab(TerminalKind.SHELL));
        item.containerProperty().subscribe(() -> add.setDisable(!item.runs()));
        StackPane.setAlignment(add, Pos.TOP_RIGHT);
        elsewhere = elsewhere();
        getChildren().addAll(tabs, elsewhere, add);
        changed();
        restoring = item.containerProperty().subscribe(this::restore);
        restore();
    }

    private Node elsewhere() {
        Button back = new Button(Texts.of("terminal.attach.all"), new FontIcon(Material2AL.CALL_RECEIVED));
        back.getStyleClass().add(Styles.ACCENT);
        back.setOnAction(event -> attachAll());
        return new EmptyState(
                new FontIcon(Material2OutlinedMZ.OPEN_IN_NEW),
                Texts.of("terminal.elsewhere"),
                Texts.of("terminal.elsewhere.text"),
                back);
    }

    /** Brings back the terminals of the last time, those whose sessions still exist. Of a locked container nobody can tell. */
    private void restore() {
        if (restored || asking) {
            return;
        }
        List<SavedTerminal> saved = context.memory().of(item.name());
        if (saved.isEmpty() || item.startable()) {
            bringBack(saved, Set.of());
        } else if (item.runs()) {
            asking = true;
            context.tasks()
                    .start(
                            () -> context.shells().list(item.name()),
                            there -> bringBack(saved, there),
                            problem -> bringBack(List.of(), Set.of()));
        }
    }

    private void bringBack(List<SavedTerminal> saved, Set<SessionName> there) {
        restored = true;
        restoring.unsubscribe();
        for (SavedTerminal each : saved) {
            if (there.contains(each.session())) {
                add(each.session(), TerminalKind.of(each.kind()), each.title(), true);
            } else {
                context.memory().forget(each.session());
            }
        }
        if (openAfterwards) {
            openAfterwards = false;
            focusOrOpen();
        }
    }

    /** How many are open. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Opens another terminal and moves the keyboard into it. */
    public void openTab(TerminalKind kind) {
        add(SessionName.fresh(), kind, freeTitle(kind), false);
        focus();
    }

    private String freeTitle(TerminalKind kind) {
        List<String> taken = all.stream().map(TerminalTab::title).toList();
        return IntStream.rangeClosed(1, all.size() + 1)
                .mapToObj(number -> number == 1 ? Texts.of(kind.key()) : Texts.of(kind.key() + ".n", number))
                .filter(title -> !taken.contains(title))
                .findFirst()
                .orElseThrow();
    }

    private void add(SessionName session, TerminalKind kind, String title, boolean kept) {
        TerminalModel model = new TerminalModel(item.name(), session, kind, kept, context.shells(), context.tasks());
        TerminalTab tab = new TerminalTab(model, title, item, context, this);
        model.stateProperty().subscribe(state -> {
            if (state instanceof TerminalModel.State.Running && model.kept()) {
                context.memory().put(tab.saved());
            }
        });
        all.add(tab);
        show(tab);
    }

    private void show(TerminalTab tab) {
        tab.tab().setContent(tab.view());
        tabs.getTabs().add(tab.tab());
        tabs.getSelectionModel().select(tab.tab());
        changed();
    }

    private void changed() {
        count.set(all.size());
        elsewhere.setVisible(!all.isEmpty() && tabs.getTabs().isEmpty());
        updateShown();
    }

    /** Turns to the terminals that there are, or opens one; when it is known whether there are any of the last time. */
    public void focusOrOpen() {
        if (asking && !restored) {
            openAfterwards = true;
        } else if (all.isEmpty()) {
            openTab(TerminalKind.SHELL);
        } else {
            focus();
        }
    }

    /** Asks to close the tab that is shown. */
    public void closeTab() {
        selected(this::close);
    }

    /** Lets the user give the tab that is shown another title. */
    public void renameTab() {
        selected(TerminalTab::rename);
    }

    /** Moves the tab that is shown to a window of its own. */
    public void detachTab() {
        selected(this::detach);
    }

    private void selected(Consumer<TerminalTab> action) {
        TerminalTab selected = selected();
        if (selected != null) {
            action.accept(selected);
        }
    }

    private @Nullable TerminalTab selected() {
        Tab selected = tabs.getSelectionModel().getSelectedItem();
        return all.stream()
                .filter(tab -> tab.tab().equals(selected))
                .findFirst()
                .orElse(null);
    }

    private void clicked(MouseEvent event) {
        boolean title = event.getTarget() instanceof Node node && inHeader(node);
        if (event.getClickCount() == 2 && title) {
            renameTab();
        }
    }

    private boolean inHeader(Node node) {
        for (Node each = node; each != null && !each.equals(tabs); each = each.getParent()) {
            if (each.getStyleClass().contains("tab")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void renamed(TerminalTab tab) {
        if (tab.model().kept()) {
            context.memory().put(tab.saved());
        }
    }

    @Override
    public void detach(TerminalTab tab) {
        tabs.getTabs().remove(tab.tab());
        tab.tab().setContent(null);
        TerminalWindow window = new TerminalWindow(tab, context.dress(), () -> attached(tab));
        tab.setWindow(window);
        changed();
        window.show();
    }

    private void attached(TerminalTab tab) {
        tab.setWindow(null);
        if (all.contains(tab)) {
            show(tab);
            if (shown) {
                tab.view().focus();
            }
        }
    }

    /** Brings back all that are in windows of their own. */
    void attachAll() {
        List.copyOf(all).stream()
                .map(TerminalTab::window)
                .filter(Objects::nonNull)
                .forEach(TerminalWindow::close);
    }

    @Override
    public void close(TerminalTab tab) {
        closing.ask(tab, () -> remove(tab));
    }

    private void remove(TerminalTab tab) {
        all.remove(tab);
        tab.model().close();
        tabs.getTabs().remove(tab.tab());
        TerminalWindow window = tab.window();
        if (window != null) {
            window.close();
        }
        changed();
        if (shown && !all.isEmpty()) {
            focus();
        }
    }

    /** Moves the keyboard into the terminal that is shown. */
    public void focus() {
        TerminalTab selected = selected();
        if (selected != null) {
            selected.view().focus();
        } else {
            all.stream()
                    .map(TerminalTab::window)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(TerminalWindow::toFront);
        }
    }

    /** Whether these tabs can be seen at all. */
    public void setShown(boolean now) {
        shown = now;
        updateShown();
    }

    /** Closes all of them for good: there is no such container any more. */
    void forgetAll() {
        all.forEach(tab -> context.memory().forget(tab.model().name()));
        closeAll();
    }

    /** Closes all of them in the background. What runs in a session goes on. */
    public void closeAll() {
        restoring.unsubscribe();
        List.copyOf(all).forEach(this::remove);
    }

    public List<TerminalView> views() {
        return all.stream().map(TerminalTab::view).toList();
    }

    private void updateShown() {
        Tab selected = tabs.getSelectionModel().getSelectedItem();
        all.stream().filter(tab -> tab.window() == null).forEach(tab -> tab.view()
                .setShown(shown && tab.tab().equals(selected)));
    }
}
