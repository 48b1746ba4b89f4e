package dev.coop.cli.output;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where results, remarks, progress and questions go. */
public final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, String> environment;
    private final boolean terminal;
    private final Manner manner;
    private final boolean colors;
    private boolean lineShown;
    private int width;

    /**
     * How the user wants it.
     *
     * @param assumeYes every confirmation is answered
     * @param quiet nothing is said but what was asked for, and warnings
     */
    public record Manner(boolean assumeYes, boolean quiet) {}

    public Console(PrintWriter out, PrintWriter err, Manner manner, Map<String, String> environment) {
        this(out, err, manner, environment, hasTerminal());
    }

    Console(PrintWriter out, PrintWriter err, Manner manner, Map<String, String> environment, boolean terminal) {
        this.out = out;
        this.err = err;
        this.manner = manner;
        this.environment = environment;
        this.terminal = terminal;
        this.colors = terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    /** Whether input and output of this process are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // JSpecify's model of the JDK says that it may be
    public static boolean hasTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** For results: standard output. */
    public PrintWriter out() {
        return out;
    }

    /** For all else, so that results can be piped. */
    public PrintWriter err() {
        return err;
    }

    /** Whether a person sees what is written, and can answer. */
    public boolean isTerminal() {
        return terminal;
    }

    public boolean isQuiet() {
        return manner.quiet();
    }

    /** Columns that there is room for; without a terminal there is no end. */
    public int width() {
        if (width == 0) {
            width = terminal ? TerminalWidth.find(environment) : Integer.MAX_VALUE;
        }
        return width;
    }

    public String strong(String text) {
        return painted(text, "1");
    }

    public String faint(String text) {
        return painted(text, "2");
    }

    public String good(String text) {
        return painted(text, "32");
    }

    public String warning(String text) {
        return painted(text, "33");
    }

    public String bad(String text) {
        return painted(text, "31");
    }

    private String painted(String text, String code) {
        return colors ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Says something that a script does not want; nothing when it is to be quiet. */
    public void remark(String text) {
        if (!manner.quiet()) {
            say(text);
        }
    }

    /** Says something that must not be missed. */
    public void warn(String text) {
        say(warning("Warning: ") + text);
    }

    private synchronized void say(String text) {
        clearLine();
        err.println(text);
        err.flush();
    }

    /** Whether there is anybody to see a line that changes. */
    public boolean showsProgress() {
        return terminal && !manner.quiet();
    }

    /** Shows one line that the next one, or anything else that is said, takes the place of. */
    public synchronized void line(String text) {
        if (showsProgress()) {
            err.print("\r\u001b[K" + Text.fit(text, width() - 1));
            err.flush();
            lineShown = true;
        }
    }

    public synchronized void clearLine() {
        if (lineShown) {
            err.print("\r\u001b[K");
            err.flush();
            lineShown = false;
        }
    }

    /** Shows, from a second on, that something goes on, until it is closed. */
    public Spinner spinner(String text) {
        return new Spinner(this, text);
    }

    /**
     * Asks before something is lost.
     *
     * @param flags the ones that answer it, for a message
     * @throws CoopException of kind USAGE when there is nobody to ask, INTERRUPTED when the answer is no
     */
    public void confirm(String question, String flags) {
        if (!agrees(question, flags)) {
            throw new CoopException(Kind.INTERRUPTED, "Nothing was changed");
        }
    }

    /** As {@link #confirm}. @return the answer */
    public boolean agrees(String question, String flags) {
        if (manner.assumeYes()) {
            return true;
        }
        if (!terminal) {
            throw new CoopException(
                    Kind.USAGE,
                    "This needs a confirmation, and there is no terminal to ask on",
                    "confirm it with " + flags);
        }
        String answer = ask(question + " [y/N] ");
        return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Asks for a line, whoever is there to answer.
     *
     * @return null when there is no input any more
     * @throws CoopException of kind INTERRUPTED when the thread was
     */
    public @Nullable String ask(String question) {
        synchronized (this) {
            clearLine();
            err.print(question);
            err.flush();
        }
        return Input.line();
    }
}
