package dev.coop.desktop.terminal;

import dev.coop.core.failure.CoopException;
import dev.coop.core.terminal.SavedTerminal;
import dev.coop.core.terminal.SavedTerminals;
import dev.coop.core.terminal.SessionName;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which terminals are open, for the next start. JavaFX thread only. */
public final class TerminalMemory {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalMemory.class);

    private final SavedTerminals file;
    private final BackgroundTasks tasks;
    private final List<SavedTerminal> terminals;

    public TerminalMemory(SavedTerminals file, BackgroundTasks tasks) {
        this.file = file;
        this.tasks = tasks;
        terminals = new ArrayList<>(file.load());
    }

    /** In the order in which they were. */
    List<SavedTerminal> of(String container) {
        return terminals.stream()
                .filter(each -> each.container().equals(container))
                .toList();
    }

    /** Remembers a terminal, or what is new of it. */
    void put(SavedTerminal terminal) {
        int place = place(terminal.session());
        if (place < 0) {
            terminals.add(terminal);
        } else if (terminals.set(place, terminal).equals(terminal)) {
            return;
        }
        write();
    }

    void forget(SessionName session) {
        int place = place(session);
        if (place >= 0) {
            terminals.remove(place);
            write();
        }
    }

    private int place(SessionName session) {
        return terminals.stream().map(SavedTerminal::session).toList().indexOf(session);
    }

    private void write() {
        file.keep(terminals);
        tasks.finish(() -> {
            try {
                file.write();
            } catch (CoopException problem) {
                // Nobody's work is lost by it, so nobody is kept from theirs.
                LOG.warn("{}", problem.oneLine(), problem);
            }
        });
    }
}
