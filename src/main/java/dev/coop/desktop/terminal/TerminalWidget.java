package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.core.Terminal;
import com.techsenger.jeditermfx.core.TerminalExecutorServiceManager;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.TermSize;
import com.techsenger.jeditermfx.ui.JediTermFxWidget;
import com.techsenger.jeditermfx.ui.TerminalPanel;
import com.techsenger.jeditermfx.ui.settings.SettingsProvider;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.Optional;

/** The terminal emulator with our threads and our drawing area, for one session after another. */
final class TerminalWidget extends JediTermFxWidget {
    private final BackgroundTasks tasks;
    private boolean used;

    TerminalWidget(SettingsProvider settings, BackgroundTasks tasks) {
        this.tasks = tasks;
        super(settings);
    }

    @Override
    protected TerminalPanel createTerminalPanel(
            SettingsProvider settings, StyleState style, TerminalTextBuffer buffer) {
        return new QuietPanel(settings, buffer, style, tasks);
    }

    @Override
    protected TerminalExecutorServiceManager createExecutorServiceManager() {
        return new TerminalThreads();
    }

    QuietPanel panel() {
        return (QuietPanel) getTerminalPanel();
    }

    /** The size in characters, once it has been laid out. */
    Optional<TermSize> size() {
        return Optional.ofNullable(panel().getTerminalSizeFromComponent()).map(JediTerminal::ensureTermMinimumSize);
    }

    /** Whether it has shown a session. */
    boolean used() {
        return used;
    }

    /** Shows a session. What the one before it has left stands above. */
    void attach(TtyConnector connector) {
        if (used) {
            forgetModes();
        }
        used = true;
        setTtyConnector(connector);
        // Behind the first resize, or the first lines would be wrapped at 80 columns.
        getExecutorServiceManager().getSingleThreadScheduledExecutor().execute(this::start);
    }

    /** A program that was cut off had no time to leave the alternate screen or to give the mouse back. */
    private void forgetModes() {
        Terminal terminal = getTerminal();
        if (getTerminalTextBuffer().isUsingAlternateBuffer()) {
            terminal.useAlternateBuffer(false);
        }
        terminal.setMouseMode(MouseMode.MOUSE_REPORTING_NONE);
        terminal.setBracketedPasteMode(false);
        terminal.characterAttributes(TextStyle.EMPTY);
        terminal.setCursorVisible(true);
        int column = terminal.getCursorX();
        int line = terminal.getCursorY();
        terminal.resetScrollRegions();
        terminal.cursorPosition(column, line);
        if (column > 1) {
            terminal.nextLine();
        }
    }
}
