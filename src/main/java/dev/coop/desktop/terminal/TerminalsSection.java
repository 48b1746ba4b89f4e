package dev.coop.desktop.terminal;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.container.ContainerAction;
import dev.coop.desktop.container.ContainerActions;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.Work;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Section;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

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
        String name = container.name();
        if (container.busy()) {
            return new EmptyState(new ProgressIndicator(), Texts.of(waiting(container.work()), name), "");
        }
        return switch (container.state()) {
            case RUNNING ->
                new EmptyState(
                        new FontIcon(Material2OutlinedAL.CODE),
                        Texts.of("prompt.running"),
                        Texts.of("prompt.running.text"),
                        button(ContainerAction.TERMINAL, Styles.ACCENT),
                        button(ContainerAction.CLAUDE, Styles.BUTTON_OUTLINED));
            case FROZEN ->
                new EmptyState(
                        new FontIcon(Material2OutlinedAL.LOCK),
                        Texts.of("prompt.locked", name),
                        Texts.of("prompt.locked.text"),
                        button(ContainerAction.UNLOCK, Styles.ACCENT));
            case ERROR ->
                new EmptyState(
                        new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                        Texts.of("prompt.error"),
                        Texts.of("prompt.error.text", name));
            case STOPPED, CHANGING ->
                new EmptyState(
                        new FontIcon(Material2OutlinedMZ.POWER_OFF),
                        Texts.of("prompt.stopped", name),
                        Texts.of("prompt.stopped.text"),
                        button(ContainerAction.START, Styles.SUCCESS));
        };
    }

    private static String waiting(@Nullable Work work) {
        return switch (work) {
            case STARTING -> "prompt.starting";
            case STOPPING -> "prompt.stopping";
            case RESTARTING -> "prompt.restarting";
            case LOCKING -> "prompt.locking";
            case UNLOCKING -> "prompt.unlocking";
            case DELETING -> "prompt.deleting";
            case null -> "prompt.changing";
        };
    }

    private Button button(ContainerAction action, String style) {
        Button button = Buttons.text(action.key(), action.icon(), () -> {
            if (item != null) {
                action.run(actions, List.of(item));
            }
        });
        button.getStyleClass().addAll(style, Styles.LARGE);
        return button;
    }
}
