package dev.coop.desktop.terminal;

import dev.coop.core.container.Session;
import dev.coop.core.failure.CoopException;
import dev.coop.core.terminal.SessionName;
import dev.coop.core.terminal.Shell;
import dev.coop.core.terminal.Shells;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A shell in a container, as often as it is opened again. JavaFX thread only, but for the threads that read. */
public final class TerminalModel {
    /** How the shell is. */
    public sealed interface State {
        /** Not opened yet: the view does that when it knows its size. */
        record New() implements State {}

        /** @param keeping whether a snapshot is being made before */
        record Connecting(boolean keeping) implements State {}

        record Running(Shell shell) implements State {}

        record Ended(int exitCode) implements State {}

        record Failed(CoopException why) implements State {}

        record Closed() implements State {}
    }

    private final String container;
    private final SessionName name;
    private final TerminalKind kind;
    private final Shells shells;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.New());

    /** Every session that may still run. Guarded by itself: the threads that open and close sessions meet here. */
    private final Set<Session> sessions = new HashSet<>();

    private volatile boolean closed;
    private boolean kept;

    /**
     * @param name of its session
     * @param kept whether the session is there already
     */
    public TerminalModel(
            String container, SessionName name, TerminalKind kind, boolean kept, Shells shells, BackgroundTasks tasks) {
        this.container = container;
        this.name = name;
        this.kind = kind;
        this.kept = kept;
        this.shells = shells;
        this.tasks = tasks;
    }

    public String container() {
        return container;
    }

    SessionName name() {
        return name;
    }

    TerminalKind kind() {
        return kind;
    }

    /** Whether its shell goes on when nobody shows it. */
    boolean kept() {
        return kept;
    }

    /** Lets the container forget what has scrolled away. */
    void clearHistory() {
        if (state.get() instanceof State.Running(Shell shell)) {
            tasks.finish(shell::clearHistory);
        }
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public State state() {
        return state.get();
    }

    /** Whether there is no shell and another can be opened. */
    public boolean canOpen() {
        return switch (state.get()) {
            case State.New fresh -> true;
            case State.Ended ended -> true;
            case State.Failed failed -> true;
            case State.Connecting connecting -> false;
            case State.Running running -> false;
            case State.Closed gone -> false;
        };
    }

    /** Opens it in a terminal of this size in characters. */
    public void open(int columns, int rows) {
        if (!canOpen()) {
            return;
        }
        state.set(new State.Connecting(false));
        tasks.start(
                () -> connect(columns, rows),
                shell -> {
                    if (!closed) {
                        kept = shell.kept();
                        state.set(new State.Running(shell));
                    }
                },
                why -> {
                    if (!closed) {
                        state.set(new State.Failed(why));
                    }
                });
    }

    private Shell connect(int columns, int rows) {
        Shell shell = shells.open(container, name, kind.program(), columns, rows, () -> tasks.onUi(this::keeping));
        synchronized (sessions) {
            sessions.add(shell.session());
        }
        if (closed) {
            closeSessions();
        }
        return shell;
    }

    private void keeping() {
        if (state.get() instanceof State.Connecting) {
            state.set(new State.Connecting(true));
        }
    }

    /** The session's output has ended; called on any thread, which waits for the exit code. */
    void outputEnded(Session session) {
        int exitCode = exitCode(session);
        drop(session);
        tasks.onUi(() -> {
            if (state.get() instanceof State.Running(Shell shell)
                    && shell.session().equals(session)) {
                state.set(new State.Ended(exitCode));
            }
        });
    }

    private static int exitCode(Session session) {
        try {
            return session.waitFor();
        } catch (CoopException lost) {
            return -1;
        }
    }

    private void drop(Session session) {
        synchronized (sessions) {
            sessions.remove(session);
        }
        session.close();
    }

    /** Closes the terminal for good, in the background; a shell that is kept goes on. */
    public void close() {
        if (!closed) {
            closed = true;
            state.set(new State.Closed());
            tasks.finish(this::closeSessions);
        }
    }

    private void closeSessions() {
        Set<Session> open;
        synchronized (sessions) {
            open = Set.copyOf(sessions);
            sessions.clear();
        }
        open.forEach(Session::close);
    }
}
