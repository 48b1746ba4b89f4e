package dev.coop.desktop.container;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.text.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What stands in place of a view of a container that does not run, and how to come by one that does. */
public final class StatePrompt {
    private StatePrompt() {}

    /** Of one that is busy or does not run. */
    public static EmptyState of(ContainerItem item, ContainerActions actions) {
        String name = item.name();
        if (item.busy()) {
            return new EmptyState(new ProgressIndicator(), Texts.of(waiting(item.work()), name), "");
        }
        return switch (item.state()) {
            case FROZEN ->
                new EmptyState(
                        new FontIcon(Material2OutlinedAL.LOCK),
                        Texts.of("prompt.locked", name),
                        Texts.of("prompt.locked.text"),
                        button(ContainerAction.UNLOCK, Styles.ACCENT, item, actions));
            case ERROR ->
                new EmptyState(
                        new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                        Texts.of("prompt.error"),
                        Texts.of("prompt.error.text", name));
            case STOPPED, CHANGING, RUNNING ->
                new EmptyState(
                        new FontIcon(Material2OutlinedMZ.POWER_OFF),
                        Texts.of("prompt.stopped", name),
                        Texts.of("prompt.stopped.text"),
                        button(ContainerAction.START, Styles.SUCCESS, item, actions));
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

    /** A large button for what can be done to it. */
    public static Button button(ContainerAction action, String style, ContainerItem item, ContainerActions actions) {
        Button button = Buttons.text(action.key(), action.icon(), () -> action.run(actions, List.of(item)));
        button.getStyleClass().addAll(style, Styles.LARGE);
        return button;
    }
}
