package dev.coop.desktop.terminal;

import dev.coop.core.container.Command;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.Session;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A shell in a container, as often as it is opened again. JavaFX thread only, but for the threads that read. */
public final class TerminalModel {
    private static final String TYPE = "xterm-256color";

    /** How the shell is. */
    public sealed interface State {
        /** Not opened yet: the view does that when it knows its size. */
        record New() implements State {}

        record Connecting() implements State {}

        record Running(Session session) implements State {}

        record Ended(int exitCode) implements State {}

        record Failed(CoopException why) implements State {}

        record Closed() implements State {}
    }

    private final String container;
    private final TerminalKind kind;
    private final ContainerService service;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.New());

    /** Every session that may still run. Guarded by itself: the threads that open and close sessions meet here. */
    private final Set<Session> sessions = new HashSet<>();

    private volatile boolean closed;

    public TerminalModel(String container, TerminalKind kind, ContainerService service, BackgroundTasks tasks) {
        this.container = container;
        this.kind = kind;
        this.service = service;
        this.tasks = tasks;
    }

    public String container() {
        return container;
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
        state.set(new State.Connecting());
        tasks.start(
                () -> connect(kind.command(new Command.Terminal(columns, rows, TYPE))),
                session -> {
                    if (!closed) {
                        state.set(new State.Running(session));
                    }
                },
                why -> {
                    if (!closed) {
                        state.set(new State.Failed(why));
                    }
                });
    }

    private Session connect(Command shell) {
        Session session = service.exec(container, shell);
        synchronized (sessions) {
            sessions.add(session);
        }
        if (closed) {
            closeSessions();
        }
        return session;
    }

    /** The session's output has ended; called on any thread, which waits for the exit code. */
    void outputEnded(Session session) {
        int exitCode = exitCode(session);
        drop(session);
        tasks.onUi(() -> {
            if (state.get() instanceof State.Running(Session current) && current.equals(session)) {
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

    /** Closes the terminal for good, in the background. */
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
