package dev.coop.cli.authorization;

import dev.coop.cli.authorization.CodeLine.Event;
import dev.coop.cli.output.Console;
import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.authorization.Deadline;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks on the terminal of this process. Standard input and standard error have to be it; nothing goes to standard output,
 * and the digits are shown nowhere.
 */
public final class TerminalCodeEntry implements CodeEntry {
    private final Console console;
    private @Nullable Keyboard keyboard;
    private int triesBefore;

    public TerminalCodeEntry(Console console) {
        this.console = console;
    }

    @Override
    public void prepare(AuthorizationRequest request) {
        try {
            keyboard = Keyboard.open();
        } catch (IOException none) {
            throw new CoopException(
                    Kind.NOT_AUTHORIZED,
                    Printable.of(request.subject().source().toString())
                            + " is protected, and a code can be entered only on a terminal",
                    "run the command yourself, in a terminal",
                    none);
        }
        PrintWriter err = console.err();
        err.println(console.warning("This opens a protected folder to a container."));
        Sheet.of(request).forEach(err::println);
        err.println("The desktop shows you a code. Enter it to allow this; Esc refuses.");
        err.flush();
    }

    @Override
    public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline)
            throws InterruptedException {
        PrintWriter err = console.err();
        if (triesLeft < triesBefore) {
            err.println("That is not the code: " + triesLeft + (triesLeft == 1 ? " try left" : " tries left"));
        }
        triesBefore = triesLeft;
        Keyboard keys = Objects.requireNonNull(keyboard);
        try (CodeLine line = new CodeLine()) {
            keys.grab();
            return read(keys, line, deadline);
        } finally {
            err.println();
            err.flush();
            keys.release();
        }
    }

    private char @Nullable [] read(Keyboard keys, CodeLine line, Deadline deadline) throws InterruptedException {
        String shown = "";
        while (!deadline.isOver()) {
            String prompt = prompt(line.count(), deadline);
            if (!prompt.equals(shown)) {
                // Always as long, so that the next one covers it on any terminal.
                console.err().print("\r" + prompt);
                console.err().flush();
                shown = prompt;
            }
            int key = keys.read();
            if (key == Keyboard.GONE) {
                return null;
            }
            Event event = key == Keyboard.NOTHING ? line.pause() : line.key(key);
            switch (event) {
                case COMPLETE -> {
                    return line.digits();
                }
                case REFUSED -> {
                    return null;
                }
                case CANCELLED -> throw new CoopException(Kind.INTERRUPTED, "Cancelled");
                case NONE -> {}
            }
        }
        return new char[0];
    }

    private static String prompt(int typed, Deadline deadline) {
        String seconds = Long.toString(deadline.left().plusMillis(999).toSeconds());
        return "Code: " + "*".repeat(typed) + "_".repeat(CodeLine.LENGTH - typed) + "  "
                + " ".repeat(2 - seconds.length()) + seconds + " s left";
    }

    @Override
    public void end(Outcome outcome) {
        if (keyboard != null) {
            keyboard.close();
        }
    }
}
