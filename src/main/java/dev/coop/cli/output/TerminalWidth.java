package dev.coop.cli.output;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How many columns the terminal has. */
final class TerminalWidth {
    private static final int USUAL = 80;

    private TerminalWidth() {}

    /** As {@code COLUMNS} says, else as the terminal itself does. Asking it takes a process. */
    static int find(Map<String, String> environment) {
        int set = number(environment.getOrDefault("COLUMNS", ""));
        if (set > 0) {
            return set;
        }
        int asked = ask();
        return asked > 0 ? asked : USUAL;
    }

    private static int ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException _) {
            return 0;
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
