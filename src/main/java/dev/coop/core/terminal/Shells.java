package dev.coop.core.terminal;

import dev.coop.core.container.Command;
import dev.coop.core.container.ContainerService;
import dev.coop.core.snapshot.ShellSnapshot;
import dev.coop.core.text.Printable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shells of terminals. Where the image has tmux each lives in a session there, and outlives the terminal that shows
 * it; elsewhere it ends with its terminal. All calls block and throw as {@link ContainerService} does.
 */
public final class Shells {
    /** What a terminal of ours understands. */
    private static final String TYPE = "xterm-256color";

    private static final Set<String> IDLE = Set.of("ash", "bash", "dash", "fish", "ksh", "sh", "zsh");

    /** More sessions than anybody has terminals. */
    private static final int MOST = 100;

    private static final int LONGEST_NAME = 40;

    private final ContainerService containers;
    private final ShellSnapshot snapshot;

    public Shells(ContainerService containers, ShellSnapshot snapshot) {
        this.containers = containers;
        this.snapshot = snapshot;
    }

    /**
     * Shows a session, and makes it when it does not exist: then after a snapshot, when the settings ask for one.
     *
     * @param program what runs in a new one
     * @param keeping called when a snapshot is begun
     */
    public Shell open(
            String container, SessionName name, List<String> program, int columns, int rows, Runnable keeping) {
        Optional<Set<SessionName>> there = sessions(container);
        boolean continued = there.filter(names -> names.contains(name)).isPresent();
        if (!continued && snapshot.wanted()) {
            keeping.run();
            snapshot.make(container);
        }
        if (there.isEmpty()) {
            Command.Terminal terminal = new Command.Terminal(columns, rows, TYPE);
            Command shell = new Command(program, Command.AGENT, "", Map.of(), terminal);
            return new Shell(containers.exec(container, shell), false, false);
        }
        Command attach = Tmux.attach(name, columns, rows, program);
        return new Shell(TmuxSession.over(containers.exec(container, attach), columns, rows), true, continued);
    }

    /** The sessions that there are in a running container. */
    public Set<SessionName> list(String container) {
        return sessions(container).orElse(Set.of());
    }

    /** @return empty where there is no tmux */
    private Optional<Set<SessionName>> sessions(String container) {
        Answer answer = Answer.of(containers, container, Tmux.list());
        if (answer.exitCode() == Tmux.MISSING) {
            return Optional.empty();
        }
        return Optional.of(answer.lines().stream()
                .flatMap(line -> SessionName.parse(line).stream())
                .limit(MOST)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** What runs in a session besides a shell that waits for its user; a name as it can be shown. */
    public Optional<String> running(String container, SessionName session) {
        List<String> names =
                Answer.of(containers, container, Tmux.busy(session)).lines();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String foreground = names.getFirst();
        if (!IDLE.contains(foreground)) {
            return Optional.of(shown(foreground));
        }
        return names.stream().skip(1).findFirst().map(Shells::shown);
    }

    private static String shown(String name) {
        String printable = Printable.of(name);
        return printable.length() > LONGEST_NAME ? printable.substring(0, LONGEST_NAME) + "…" : printable;
    }

    /** Ends a session and what runs in it. Nothing happens when there is none. */
    public void end(String container, SessionName session) {
        var _ = Answer.of(containers, container, Tmux.end(session));
    }
}
