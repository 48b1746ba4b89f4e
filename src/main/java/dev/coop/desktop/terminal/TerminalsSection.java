package dev.coop.desktop.terminal;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.container.ContainerAction;
import dev.coop.desktop.container.ContainerActions;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.StatePrompt;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Section;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The terminals of a container, or how to come by one. */
public final class TerminalsSection implements Section {
    private final Terminals terminals;
    private final ContainerActions actions;
    private final StackPane body = new StackPane();
    private @Nullable ContainerItem item;
    private boolean shown;
    private Subscription subscription = Subscription.EMPTY;

    public TerminalsSection(Terminals terminals, ContainerActions actions) {
        this.terminals = terminals;
        this.actions = actions;
    }

    @Override
    public Parent node() {
        return body;
    }

    @Override
    public void show(ContainerItem container) {
        subscription.unsubscribe();
        item = container;
        subscription = Subscription.combine(
                container.containerProperty().subscribe(this::update),
                container.workProperty().subscribe(this::update),
                terminals.of(container).countProperty().subscribe(this::update));
        update();
    }

    @Override
    public void forget() {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        item = null;
        terminals.shown(null);
    }

    @Override
    public void shown() {
        shown = true;
        terminals.shown(item);
    }

    @Override
    public void hidden() {
        shown = false;
        terminals.shown(null);
    }

    @Override
    public void focus() {
        if (item != null && terminals.of(item).countProperty().get() > 0) {
            terminals.of(item).focus();
        } else {
            body.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
        }
    }

    private void update() {
        if (item == null) {
            return;
        }
        TerminalTabs tabs = terminals.of(item);
        terminals.shown(shown ? item : null);
        Node wanted = tabs.countProperty().get() > 0 ? tabs : prompt(item);
        if (!body.getChildren().contains(wanted)) {
            body.getChildren().setAll(wanted);
        }
    }

    private Node prompt(ContainerItem container) {
        return container.runs() && !container.busy()
                ? new EmptyState(
                        new FontIcon(Material2OutlinedAL.CODE),
                        Texts.of("prompt.running"),
                        Texts.of("prompt.running.text"),
                        StatePrompt.button(ContainerAction.TERMINAL, Styles.ACCENT, container, actions),
                        StatePrompt.button(ContainerAction.CLAUDE, Styles.BUTTON_OUTLINED, container, actions))
                : StatePrompt.of(container, actions);
    }
}
