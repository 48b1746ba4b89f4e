package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.ui.TerminalAction;
import com.techsenger.jeditermfx.ui.TerminalCopyPasteHandler;
import com.techsenger.jeditermfx.ui.TerminalPanel;
import com.techsenger.jeditermfx.ui.settings.SettingsProvider;
import dev.coop.desktop.task.BackgroundTasks;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * The widget's drawing area, which repaints only when there is something new: by itself it keeps an endless timeline,
 * and with it all of JavaFX, running fifty times a second for each terminal, seen or not.
 */
final class QuietPanel extends TerminalPanel {
    private static final VarHandle TIMELINE = timeline();
    private static final Duration REST = Duration.millis(250);

    private final BackgroundTasks tasks;
    private final SettingsProvider settings;
    private final AtomicBoolean awake = new AtomicBoolean(true);
    private final PauseTransition rest = new PauseTransition(REST);
    private volatile boolean busy = true;
    private volatile boolean shown = true;
    private Runnable onClear = () -> {};
    private boolean disposed;

    QuietPanel(SettingsProvider settings, TerminalTextBuffer buffer, StyleState style, BackgroundTasks tasks) {
        this.tasks = tasks;
        this.settings = settings;
        super(settings, buffer, style);
    }

    private static VarHandle timeline() {
        try {
            return MethodHandles.privateLookupIn(TerminalPanel.class, MethodHandles.lookup())
                    .findVarHandle(TerminalPanel.class, "myRepaintTimeLine", Timeline.class);
        } catch (ReflectiveOperationException changed) {
            throw new ExceptionInInitializerError(changed);
        }
    }

    @Override
    public void init() {
        super.init();
        rest.setOnFinished(event -> rest());
        rest.play();
    }

    /** Any thread. */
    @Override
    public void repaint() {
        super.repaint();
        busy = true;
        if (shown && awake.compareAndSet(false, true)) {
            tasks.onUi(this::run);
        }
    }

    /** Nothing is drawn while it is not shown. */
    void setShown(boolean now) {
        shown = now;
        if (now) {
            repaint();
        }
    }

    /** Whether it looks for something to draw at each frame. */
    boolean isAwake() {
        return awake.get();
    }

    /** @param action done when the user clears it, after what can be seen of it here is gone */
    void onClear(Runnable action) {
        onClear = action;
    }

    @Override
    public void clearBuffer() {
        super.clearBuffer();
        onClear.run();
    }

    /** Takes the letters in the size that the settings now say. */
    void fontChanged() {
        reinitFontAndResize();
        repaint();
    }

    /** Empties the screen and what has scrolled away. */
    void clearAll() {
        clearBuffer(false);
    }

    private void run() {
        if (!disposed) {
            ((Timeline) TIMELINE.get(this)).play();
            rest.playFromStart();
        }
    }

    private void rest() {
        if (busy && shown) {
            busy = false;
            rest.playFromStart();
            return;
        }
        ((Timeline) TIMELINE.get(this)).pause();
        awake.set(false);
        if (busy && shown) {
            repaint();
        }
    }

    @Override
    public void dispose() {
        disposed = true;
        rest.stop();
        super.dispose();
    }

    /** The shell's bell rings in AWT, which is not started here. */
    @Override
    public void beep() {}

    @Override
    protected TerminalCopyPasteHandler createCopyPasteHandler() {
        return new SystemClipboard();
    }

    /** All but the opening of links, whose text comes from the container and is not to be trusted. */
    @Override
    public List<TerminalAction> getActions() {
        String openLink = settings.getOpenUrlActionPresentation().getName();
        return super.getActions().stream()
                .filter(action -> !action.getName().equals(openLink))
                .toList();
    }
}
