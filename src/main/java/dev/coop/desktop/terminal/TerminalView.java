package dev.coop.desktop.terminal;

import dev.coop.core.container.Session;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;

/** A terminal and, when its shell has ended, what to do about it. */
public final class TerminalView extends BorderPane {
    /** What Claude Code and others take for a new line instead of the end of the input. */
    private static final String ESCAPED_RETURN = "\u001b\r";

    private final TerminalModel model;
    private final TerminalWidget widget;
    private final TerminalBanner banner;
    private final List<Subscription> subscriptions = new ArrayList<>();

    public TerminalView(
            TerminalModel model, ContainerItem item, ObservableValue<ColorScheme> scheme, BackgroundTasks tasks) {
        this.model = model;
        getStyleClass().add("terminal");
        widget = new TerminalWidget(
                new TerminalSettings(
                        () -> scheme.getValue() == ColorScheme.DARK ? TerminalColors.DARK : TerminalColors.LIGHT),
                tasks);
        banner = new TerminalBanner(this::open);
        setCenter(widget.getPane());
        setBottom(banner);
        widget.panel().getCanvas().setAccessibleText(Texts.of("terminal.accessible", model.container()));
        widget.getPane().addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);

        subscriptions.add(scheme.subscribe(() -> widget.panel().repaint()));
        subscriptions.add(model.stateProperty().subscribe(this::changed));
        subscriptions.add(item.containerProperty().subscribe(() -> banner.show(model.state(), item.runs())));
        subscriptions.add(model.stateProperty().subscribe(() -> banner.show(model.state(), item.runs())));
        subscriptions.add(widget.panel().getCanvas().heightProperty().subscribe(height -> openWhenSized()));
        banner.show(model.state(), item.runs());
    }

    public TerminalModel model() {
        return model;
    }

    /** Moves the keyboard into the terminal. */
    public void focus() {
        widget.panel().getCanvas().requestFocus();
    }

    /** Whether it can be seen: one that cannot draws nothing. */
    public void setShown(boolean shown) {
        widget.panel().setShown(shown);
    }

    /** What stands on the screen now, line by line. */
    public String screenText() {
        return widget.getTerminalTextBuffer().getScreenLines();
    }

    /** Whether frames are being drawn. */
    boolean isAwake() {
        return widget.panel().isAwake();
    }

    private void openWhenSized() {
        if (model.state() instanceof TerminalModel.State.New) {
            open();
        }
    }

    private void open() {
        widget.size().ifPresent(size -> model.open(size.getColumns(), size.getRows()));
    }

    private void changed(TerminalModel.State state) {
        if (state instanceof TerminalModel.State.Running(Session session)) {
            widget.attach(new SessionConnector(model.container(), session, model::outputEnded));
        } else if (state instanceof TerminalModel.State.Closed) {
            dispose();
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER) {
            return;
        }
        if (model.state() instanceof TerminalModel.State.Running) {
            if (event.isShiftDown()) {
                widget.panel().getTerminalOutputStream().sendString(ESCAPED_RETURN, true);
                event.consume();
            }
        } else {
            event.consume();
            if (model.canOpen()) {
                open();
            }
        }
    }

    private void dispose() {
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
        widget.close();
    }
}
