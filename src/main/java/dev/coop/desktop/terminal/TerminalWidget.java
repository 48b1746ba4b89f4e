package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.core.Terminal;
import com.techsenger.jeditermfx.core.TerminalDisplay;
import com.techsenger.jeditermfx.core.TerminalExecutorServiceManager;
import com.techsenger.jeditermfx.core.TerminalStarter;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.TtyBasedArrayDataStream;
import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.TermSize;
import com.techsenger.jeditermfx.ui.JediTermFxWidget;
import com.techsenger.jeditermfx.ui.SearchComponent;
import com.techsenger.jeditermfx.ui.TerminalPanel;
import com.techsenger.jeditermfx.ui.settings.SettingsProvider;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.Optional;

/** The terminal emulator with our threads and our drawing area, for one session after another. */
final class TerminalWidget extends JediTermFxWidget {
    private final BackgroundTasks tasks;
    private final LinkFilter filter;
    private boolean used;

    TerminalWidget(SettingsProvider settings, BackgroundTasks tasks, TerminalLinks links) {
        this.tasks = tasks;
        filter = new LinkFilter(links::info);
        super(settings);
        addHyperlinkFilter(filter);
        links.watch(panel().getCanvas());
    }

    @Override
    protected JediTerminal createTerminal(TerminalDisplay display, TerminalTextBuffer buffer, StyleState style) {
        return new JediTerminal(display, buffer, style) {
            @Override
            public void setLinkUriStarted(String uri) {
                filter.announcing(() -> super.setLinkUriStarted(uri));
            }
        };
    }

    @Override
    protected SearchComponent createSearchComponent() {
        return new SearchBar();
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

    @Override
    protected TerminalStarter createTerminalStarter(JediTerminal terminal, TtyConnector connector) {
        boolean answered = connector instanceof SessionConnector session && session.answers();
        return new TerminalStarter(
                terminal,
                connector,
                new TtyBasedArrayDataStream(connector, getTypeAheadManager()::onTerminalStateChanged),
                getTypeAheadManager(),
                getExecutorServiceManager()) {
            @Override
            public void sendBytes(byte[] bytes, boolean userInput) {
                if (userInput || !answered) {
                    super.sendBytes(bytes, userInput);
                }
            }

            @Override
            public void sendString(String string, boolean userInput) {
                if (userInput || !answered) {
                    super.sendString(string, userInput);
                }
            }
        };
    }

    /** Shows a session. What the one before it has left stands above, unless this one shows it again. */
    void attach(SessionConnector connector) {
        if (used) {
            forgetModes();
        }
        if (used && connector.continued()) {
            panel().clearAll();
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
