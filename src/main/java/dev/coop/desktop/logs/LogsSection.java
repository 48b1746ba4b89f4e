package dev.coop.desktop.logs;

import dev.coop.core.failure.CoopException;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Section;
import dev.coop.desktop.view.ViewContext;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The log of a container: it follows what comes, waits when asked to, and finds. */
public final class LogsSection implements Section {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private final LogModel model;
    private final BorderPane pane = new BorderPane();
    private final LogList list;
    private final LogBar bar;
    private @Nullable ContainerItem item;
    private boolean visible;
    private boolean ran;
    private Subscription following = Subscription.EMPTY;

    public LogsSection(ViewContext context) {
        model = new LogModel(context.services()::logs, context.tasks());
        list = new LogList(model.lines(), () -> model.searchProperty().get().strip(), Texts.of("section.logs"));
        bar = new LogBar(model, list.followProperty());
        pane.getStyleClass().add("logs");
        pane.setTop(bar);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.lines().subscribe(this::arrange);
        model.phaseProperty().subscribe(this::arrange);
        model.failureProperty().subscribe(this::arrange);
        arrange();
    }

    private void pressed(KeyEvent event) {
        if (FIND.match(event)) {
            bar.search();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && bar.clearSearch()) {
            list.requestFocus();
            event.consume();
        }
    }

    private void arrange() {
        Node wanted = wanted();
        if (!wanted.equals(pane.getCenter())) {
            pane.setCenter(wanted);
        }
    }

    private Node wanted() {
        CoopException failure = model.failureProperty().get();
        if (failure != null && model.size() == 0) {
            return new EmptyState(
                    new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                    failure.problem(),
                    Texts.sentence(failure.hint()),
                    Buttons.text("logs.again", Material2OutlinedMZ.REFRESH, this::open));
        }
        if (!model.lines().isEmpty()) {
            return list;
        }
        if (model.phaseProperty().get() == LogModel.Phase.OPENING) {
            return new EmptyState(new ProgressIndicator(), Texts.of("logs.opening"), "");
        }
        return model.size() == 0
                ? new EmptyState(
                        new FontIcon(Material2OutlinedMZ.SUBJECT), Texts.of("logs.none"), Texts.of("logs.none.text"))
                : new EmptyState(
                        new FontIcon(Material2OutlinedMZ.SEARCH),
                        Texts.of("logs.nothing"),
                        "",
                        Buttons.text("list.search.clear", Material2OutlinedAL.CLEAR, bar::clearSearch));
    }

    private void open() {
        if (visible && item != null) {
            ran = item.runs();
            model.start(item.name());
        }
    }

    @Override
    public Parent node() {
        return pane;
    }

    @Override
    public void show(ContainerItem container) {
        following.unsubscribe();
        item = container;
        open();
        // A journal where there was a console, or the other way round.
        following = container.containerProperty().subscribe(now -> {
            if (ran != container.runs()) {
                open();
            }
        });
    }

    @Override
    public void forget() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        item = null;
        model.stop();
    }

    @Override
    public void shown() {
        visible = true;
        if (!model.pausedProperty().get()) {
            open();
        }
    }

    /** What is paused is being read: it stays as it is. */
    @Override
    public void hidden() {
        visible = false;
        if (!model.pausedProperty().get()) {
            model.stop();
        }
    }

    @Override
    public void close() {
        model.stop();
    }

    @Override
    public void focus() {
        list.requestFocus();
    }
}
