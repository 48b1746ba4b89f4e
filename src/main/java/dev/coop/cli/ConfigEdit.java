package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.settings.SettingsService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "edit",
        description =
                "Edit settings.json with VISUAL or EDITOR. It is checked afterwards, and what is broken can be edited again.")
final class ConfigEdit implements Callable<Integer> {
    private static final String EMPTY = "{\n}\n";

    private final CoopCli coop;

    ConfigEdit(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() throws IOException {
        SettingsService settings = coop.services().settings();
        Console console = coop.console();
        String before = settings.text();
        Path copy = Files.createTempFile("coop-settings-", ".json");
        Files.writeString(copy, before.isBlank() ? EMPTY : before);
        while (true) {
            edit(copy);
            String text = Files.readString(copy);
            if (text.equals(before) || (before.isBlank() && text.equals(EMPTY))) {
                console.remark("Nothing was changed");
                break;
            }
            try {
                settings.replace(before, text);
                console.remark("Changed " + settings.path());
                break;
            } catch (CoopException broken) {
                again(broken, copy, console);
            }
        }
        Files.delete(copy);
        return ExitCodes.OK;
    }

    private static void again(CoopException broken, Path copy, Console console) {
        CoopException kept = new CoopException(
                broken.kind(), broken.problem(), "what you wrote is in " + copy + ", and nothing was changed", broken);
        if (broken.kind() != Kind.USAGE || !console.isTerminal()) {
            throw kept;
        }
        console.warn(broken.problem());
        @Nullable String answer = console.ask("Edit it again? [Y/n] ");
        if (answer == null || answer.strip().toLowerCase(Locale.ROOT).startsWith("n")) {
            throw kept;
        }
    }

    private static void edit(Path file) {
        Process editor;
        try {
            // By a shell, because the variable may hold arguments, too.
            editor = new ProcessBuilder("sh", "-c", editor(System.getenv()) + " \"$@\"", "editor", file.toString())
                    .inheritIO()
                    .start();
        } catch (IOException noShell) {
            throw new CoopException(Kind.ERROR, "The editor cannot be started", "", noShell);
        }
        try {
            int code = editor.waitFor();
            if (code != 0) {
                throw new CoopException(
                        Kind.ERROR,
                        "The editor ended with " + code + ", and nothing was changed",
                        "set EDITOR to one that works; what was written is in " + file);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            editor.destroy();
            throw new CoopException(Kind.INTERRUPTED, "Nothing was changed", "what was written is in " + file);
        }
    }

    private static String editor(Map<String, String> environment) {
        for (String variable : new String[] {"VISUAL", "EDITOR"}) {
            @Nullable String set = environment.get(variable);
            if (set != null && !set.isBlank()) {
                return set;
            }
        }
        return "vi";
    }
}
