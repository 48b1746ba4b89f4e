package dev.coop.cli.output;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where results, remarks and questions go. */
public final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final boolean assumeYes;
    private final boolean colors;

    public Console(PrintWriter out, PrintWriter err, boolean assumeYes, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.assumeYes = assumeYes;
        this.terminal = hasTerminal();
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

    public String strong(String text) {
        return colors ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    public String faint(String text) {
        return colors ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    public String good(String text) {
        return colors ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    public String warning(String text) {
        return colors ? "\u001b[33m" + text + "\u001b[0m" : text;
    }

    public void remark(String text) {
        err.println(text);
        err.flush();
    }

    /**
     * Asks before something is lost.
     *
     * @param flags the ones that answer it, for a message
     * @throws CoopException of kind USAGE when there is nobody to ask, INTERRUPTED when the answer is no
     */
    public void confirm(String question, String flags) {
        if (assumeYes) {
            return;
        }
        if (!terminal) {
            throw new CoopException(
                    Kind.USAGE,
                    "This needs a confirmation, and there is no terminal to ask on",
                    "confirm it with " + flags);
        }
        err.print(question + " [y/N] ");
        err.flush();
        @Nullable String answer = readLine();
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new CoopException(Kind.INTERRUPTED, "Nothing was changed");
        }
    }

    private static @Nullable String readLine() {
        try {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException _) {
            return null;
        }
    }
}
