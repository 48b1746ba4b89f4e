package dev.coop.desktop.terminal;

import dev.coop.core.terminal.Shell;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;

/** A terminal and, when its shell has ended, what to do about it. */
public final class TerminalView extends BorderPane {
    /** What Claude Code and others take for a new line instead of the end of the input. */
    private static final String ESCAPED_RETURN = "\u001b\r";

    /** To which a shell answers by clearing its screen. */
    private static final String FORM_FEED = "\f";

    private final TerminalModel model;
    private final TerminalWidget widget;
    private final TerminalBanner banner;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private boolean wantsFocus;

    public TerminalView(TerminalModel model, ContainerItem item, TerminalContext context) {
        this.model = model;
        TerminalLook look = context.look();
        BackgroundTasks tasks = context.tasks();
        getStyleClass().add("terminal");
        widget = new TerminalWidget(new TerminalSettings(look), tasks, new TerminalLinks(context.browser()));
        widget.panel().onClear(this::cleared);
        banner = new TerminalBanner(this::open, () -> context.unlock().accept(item.name()));
        setCenter(widget.getPane());
        setBottom(banner);
        widget.panel().getCanvas().setAccessibleText(Texts.of("terminal.accessible", model.container()));
        widget.getPane().getStyleClass().add("terminal-body");
        widget.getPane().addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        widget.getPane().addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (inTerminal(event) && !(model.state() instanceof TerminalModel.State.Running)) {
                event.consume();
            }
        });

        subscriptions.add(look.scheme().subscribe(() -> widget.panel().repaint()));
        subscriptions.add(
                look.fontSize().subscribe((before, now) -> widget.panel().fontChanged()));
        subscriptions.add(look.copyOnSelect().subscribe((before, now) -> {}));
        subscriptions.add(model.stateProperty().subscribe(this::changed));
        subscriptions.add(item.containerProperty().subscribe(() -> banner.show(model.state(), item)));
        subscriptions.add(model.stateProperty().subscribe(() -> banner.show(model.state(), item)));
        subscriptions.add(widget.panel().getCanvas().heightProperty().subscribe(height -> openWhenSized()));
        subscriptions.add(widget.panel().getCanvas().sceneProperty().subscribe(scene -> tasks.onUi(this::takeFocus)));
        banner.show(model.state(), item);
    }

    public TerminalModel model() {
        return model;
    }

    /** Moves the keyboard into the terminal. */
    public void focus() {
        wantsFocus = true;
        takeFocus();
    }

    /** A tab that was only just added is not yet in the window, and what is not in it cannot have the keyboard. */
    private void takeFocus() {
        if (wantsFocus && widget.panel().getCanvas().getScene() != null) {
            wantsFocus = false;
            widget.panel().getCanvas().requestFocus();
        }
    }

    /** Whether it can be seen: one that cannot draws nothing. */
    public void setShown(boolean shown) {
        widget.panel().setShown(shown);
    }

    /** What stands on the screen now, line by line. */
    public String screenText() {
        return widget.getTerminalTextBuffer().getScreenLines();
    }

    /** What stands on the screen and what has scrolled away, line by line. */
    public String allText() {
        return widget.getTerminalTextBuffer().getHistoryBuffer().getLines() + "\n" + screenText();
    }

    /** Whether frames are being drawn. */
    public boolean isAwake() {
        return widget.panel().isAwake();
    }

    private void openWhenSized() {
        if (model.state() instanceof TerminalModel.State.New) {
            open();
        }
    }

    private void open() {
        if (model.canOpen()) {
            openInSize();
        }
    }

    private void openInSize() {
        widget.size().ifPresent(size -> model.open(size.getColumns(), size.getRows()));
    }

    private void changed(TerminalModel.State state) {
        if (state instanceof TerminalModel.State.Running(Shell shell)) {
            widget.attach(new SessionConnector(model.container(), shell, model::outputEnded));
        } else if (state instanceof TerminalModel.State.Closed) {
            dispose();
        }
    }

    /** Not in the bar that searches it. */
    private boolean inTerminal(KeyEvent event) {
        return widget.panel().getCanvas().equals(event.getTarget());
    }

    /** The shell draws its prompt anew, and tmux forgets what has scrolled away there. */
    private void cleared() {
        model.clearHistory();
        if (model.state() instanceof TerminalModel.State.Running) {
            widget.panel().getTerminalOutputStream().sendString(FORM_FEED, true);
        }
    }

    private void keyPressed(KeyEvent event) {
        if (!inTerminal(event)) {
            return;
        }
        if (event.getCode().isModifierKey()) {
            // By itself it says nothing to a shell, but some platforms give it a character, which would be sent.
            event.consume();
            return;
        }
        if (model.state() instanceof TerminalModel.State.Running) {
            if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
                widget.panel().getTerminalOutputStream().sendString(ESCAPED_RETURN, true);
                event.consume();
            }
            return;
        }
        switch (event.getCode()) {
            case ENTER -> open();
            case TAB -> banner.focus();
            default -> {
                // What is left to do with a shell that has ended is to copy from it and to look around in it.
                if (widget.used() && (event.isControlDown() || event.isMetaDown() || event.isShiftDown())) {
                    return;
                }
            }
        }
        event.consume();
    }

    private void dispose() {
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
        widget.close();
    }
}
