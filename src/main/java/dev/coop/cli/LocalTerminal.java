package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.core.container.Command;
import dev.coop.core.container.Session;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.function.Function;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal that this process runs in, handed over to one in a container. */
final class LocalTerminal implements AutoCloseable {
    private final Terminal terminal;
    private final Attributes before;

    private LocalTerminal(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
    }

    /**
     * @param otherwise what to do without a terminal, for a message
     * @throws CoopException of kind USAGE when this process has none
     */
    static LocalTerminal open(String otherwise) {
        try {
            if (!Console.hasTerminal()) {
                throw new IOException("input or output is not a terminal");
            }
            return new LocalTerminal(TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .nativeSignals(true)
                    // By stty: the other provider loses the speed of the line, and 0 hangs up a serial console.
                    .provider("exec")
                    // Else it asks the terminal a question, and reads what was typed meanwhile as the answer.
                    .graphemeCluster(false)
                    .build());
        } catch (IOException | IllegalStateException none) {
            throw new CoopException(Kind.USAGE, "There is no terminal here to hand over", otherwise, none);
        }
    }

    /** Runs a session in it. @return the exit code */
    int run(Function<Command.Terminal, Session> start) {
        Size size = terminal.getSize();
        String type = System.getenv().getOrDefault("TERM", "xterm-256color");
        try (Session session =
                start.apply(new Command.Terminal(Math.max(1, size.getColumns()), Math.max(1, size.getRows()), type))) {
            terminal.handle(Terminal.Signal.WINCH, _ -> {
                Size now = terminal.getSize();
                if (now.getColumns() > 0 && now.getRows() > 0) {
                    session.resize(now.getColumns(), now.getRows());
                }
            });
            terminal.setAttributes(raw());
            return new Streams(session).copyUntilEnd();
        }
    }

    /** Every key goes to the container, Ctrl-C included, and what comes back is shown as it is. */
    private Attributes raw() {
        Attributes raw = new Attributes(before);
        raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ISIG, LocalFlag.IEXTEN), false);
        raw.setInputFlags(
                EnumSet.of(
                        InputFlag.IXON,
                        InputFlag.ICRNL,
                        InputFlag.INLCR,
                        InputFlag.IGNCR,
                        InputFlag.BRKINT,
                        InputFlag.ISTRIP),
                false);
        raw.setOutputFlag(OutputFlag.OPOST, false);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        return raw;
    }

    @Override
    public void close() {
        terminal.setAttributes(before);
        try {
            terminal.close();
        } catch (IOException _) {
            // It is as it was; more cannot be done.
        }
    }
}
