package dev.coop.desktop.window;

import atlantafx.base.theme.Styles;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.ContainerState;
import dev.coop.desktop.container.ContainerHeader;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.Work;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.terminal.TerminalTabs;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The selected container and its terminals. The terminals of the others go on unseen. */
public final class ContainerPane extends BorderPane {
    private final ContainerService service;
    private final BackgroundTasks tasks;
    private final ObservableValue<ColorScheme> scheme;
    private final ContainerHeader.Actions actions;
    private final ContainerHeader header;
    private final StackPane body = new StackPane();
    private final Map<ContainerItem, TerminalTabs> terminals = new HashMap<>();
    private @Nullable ContainerItem shown;
    private Subscription subscription = Subscription.EMPTY;

    ContainerPane(
            ContainerService service,
            BackgroundTasks tasks,
            ContainerHeader.Actions actions,
            ObservableValue<Instant> clock,
            ObservableValue<ColorScheme> scheme) {
        this.service = service;
        this.tasks = tasks;
        this.actions = actions;
        this.scheme = scheme;
        getStyleClass().add("container-pane");
        header = new ContainerHeader(actions, clock);
        body.getStyleClass().add("body");
        setTop(header);
        setCenter(body);
    }

    void show(@Nullable ContainerItem item) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        shown = item;
        header.show(item);
        if (item != null) {
            subscription = Subscription.combine(
                    item.containerProperty().subscribe(() -> showBody(item)),
                    item.workProperty().subscribe(() -> showBody(item)),
                    terminals(item).countProperty().subscribe(() -> showBody(item)));
            showBody(item);
        }
    }

    /** Those of one container, seen or not. */
    public TerminalTabs terminals(ContainerItem item) {
        return terminals.computeIfAbsent(item, key -> new TerminalTabs(key, service, tasks, scheme));
    }

    /** Closes the terminals of containers that are gone. */
    void keepOnly(Set<ContainerItem> there) {
        terminals.entrySet().removeIf(entry -> {
            boolean gone = !there.contains(entry.getKey());
            if (gone) {
                entry.getValue().closeAll();
            }
            return gone;
        });
    }

    private void showBody(ContainerItem item) {
        if (item != shown) {
            return;
        }
        TerminalTabs tabs = terminals(item);
        terminals.forEach((other, theirs) -> theirs.setShown(other == item));
        Node wanted = tabs.countProperty().get() > 0 ? tabs : prompt(item);
        if (!body.getChildren().contains(wanted)) {
            body.getChildren().setAll(wanted);
        }
    }

    private Node prompt(ContainerItem item) {
        if (item.work() != null || item.state() == ContainerState.CHANGING) {
            Work work = item.work();
            String text = work == Work.STARTING
                    ? Texts.of("prompt.starting", item.name())
                    : work == Work.DELETING
                            ? Texts.of("prompt.deleting", item.name())
                            : work == Work.STOPPING
                                    ? Texts.of("prompt.stopping", item.name())
                                    : Texts.of("prompt.changing", item.name());
            return new EmptyState(new ProgressIndicator(), text, "");
        }
        return switch (item.state()) {
            case RUNNING ->
                new EmptyState(
                        new FontIcon(Material2OutlinedAL.CODE),
                        Texts.of("prompt.running"),
                        Texts.of("prompt.running.text"),
                        button("action.terminal", Styles.ACCENT, () -> actions.terminal(item)));
            case FROZEN ->
                new EmptyState(
                        new FontIcon(Material2OutlinedAL.AC_UNIT),
                        Texts.of("prompt.frozen"),
                        Texts.of("prompt.frozen.text"));
            case ERROR ->
                new EmptyState(
                        new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                        Texts.of("prompt.error"),
                        Texts.of("prompt.error.text", item.name()));
            case STOPPED, CHANGING ->
                new EmptyState(
                        new FontIcon(Material2OutlinedMZ.POWER_OFF),
                        Texts.of("prompt.stopped", item.name()),
                        Texts.of("prompt.stopped.text"),
                        button("action.start", Styles.SUCCESS, () -> actions.start(item)));
        };
    }

    private static Button button(String key, String style, Runnable action) {
        Button button = new Button(Texts.of(key));
        button.getStyleClass().addAll(style, Styles.LARGE);
        button.setAccessibleText(Texts.of(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    void closeAll() {
        terminals.values().forEach(TerminalTabs::closeAll);
        terminals.clear();
    }
}
