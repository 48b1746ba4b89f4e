package dev.coop.cli;

import dev.coop.core.names.QuickNames;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.SettingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a word of the command line can become. */
final class Completion {
    /** Stands for the shell's own completion of files. */
    static final String FILES = ":files";

    private final Supplier<QuickNames> names;
    private final List<String> found = new ArrayList<>();

    private CommandLine line;
    private final List<String> positionals = new ArrayList<>();
    private boolean optionsEnded;
    private @Nullable OptionSpec waiting;

    private Completion(CommandLine root, Supplier<QuickNames> names) {
        this.line = root;
        this.names = names;
    }

    /**
     * @param words after the name of the program; the last is the one to complete, and may be empty
     * @return a line each: the word, and after a tab what it means
     */
    static List<String> of(CommandLine root, List<String> words, Supplier<QuickNames> names) {
        Completion completion = new Completion(root, names);
        words.subList(0, words.size() - 1).forEach(completion::pass);
        // bash breaks a word at an equals sign.
        completion.complete(words.getLast().equals("=") ? "" : words.getLast());
        return completion.found;
    }

    private void pass(String word) {
        if (waiting != null) {
            waiting = word.equals("=") ? waiting : null;
        } else if (optionsEnded || !word.startsWith("-")) {
            CommandLine below = positionals.isEmpty() ? line.getSubcommands().get(word) : null;
            if (below == null) {
                positionals.add(word);
            } else {
                line = below;
            }
        } else if (word.equals("--")) {
            optionsEnded = true;
        } else {
            OptionSpec option = spec().findOption(word);
            waiting = option != null && option.arity().max() > 0 ? option : null;
        }
    }

    private CommandSpec spec() {
        return line.getCommandSpec();
    }

    private void complete(String word) {
        int equals = word.indexOf('=');
        if (waiting != null) {
            values(waiting, "", word);
        } else if (word.startsWith("-") && !optionsEnded && equals > 0) {
            OptionSpec option = spec().findOption(word.substring(0, equals));
            if (option != null) {
                values(option, word.substring(0, equals + 1), word);
            }
        } else if (word.startsWith("-") && !optionsEnded) {
            options(word);
        } else {
            subcommands(word);
            positional(word);
        }
    }

    private void options(String word) {
        if (positionals.size() > 1 && "COMMAND".equals(labelAt(positionals.size()))) {
            return; // It is a command for a container, with options of its own.
        }
        for (OptionSpec each : spec().options()) {
            for (String name : each.names()) {
                if (!each.hidden() && (name.startsWith("--") || word.equals(name))) {
                    add(name, word, first(each.description()));
                }
            }
        }
    }

    private void subcommands(String word) {
        if (positionals.isEmpty()) {
            for (Map.Entry<String, CommandLine> each : line.getSubcommands().entrySet()) {
                CommandSpec below = each.getValue().getCommandSpec();
                if (below.name().equals(each.getKey()) && !below.usageMessage().hidden()) {
                    add(below.name(), word, first(below.usageMessage().description()));
                }
            }
        }
    }

    private void positional(String word) {
        for (PositionalParamSpec each : spec().positionalParameters()) {
            if (each.index().contains(positionals.size())) {
                values(each, "", word);
            }
        }
    }

    private @Nullable String labelAt(int index) {
        for (PositionalParamSpec each : spec().positionalParameters()) {
            if (each.index().contains(index)) {
                return each.paramLabel();
            }
        }
        return null;
    }

    private void values(ArgSpec arg, String before, String word) {
        if (arg.type().isEnum()) {
            for (Object each : arg.type().getEnumConstants()) {
                add(before + each.toString().toLowerCase(Locale.ROOT), word, "");
            }
            return;
        }
        List<String> values =
                switch (arg.paramLabel()) {
                    case "NAME" -> isNew() ? List.of() : names.get().containers();
                    case "IMAGE" -> names.get().images();
                    case "SNAPSHOT" -> names.get().snapshots(positionals.getFirst());
                    case "MOUNT" -> names.get().mounts(positionals.getFirst());
                    case "KEY" -> ConfigCommand.keys();
                    case "VALUE" -> choices();
                    case "FOLDER", "PATH", "FILE", "SOURCE", "TARGET" -> List.of(FILES);
                    default -> List.of();
                };
        for (String each : values) {
            if (each.equals(FILES)) {
                found.add(FILES);
            } else if (!positionals.contains(each)) {
                add(before + each, word, "");
            }
        }
    }

    /** Whether the name is that of something that there is not yet. */
    private boolean isNew() {
        return spec().qualifiedName().equals("coop create");
    }

    private List<String> choices() {
        Setting<?> setting = positionals.isEmpty() ? null : Setting.find(positionals.getFirst());
        if (setting != null && setting.type() instanceof SettingType.Choice choice) {
            return choice.words();
        }
        return setting != null && setting.type() instanceof SettingType.Flag ? List.of("true", "false") : List.of();
    }

    private void add(String candidate, String word, String meaning) {
        if (candidate.startsWith(word)) {
            found.add(candidate + "\t" + meaning);
        }
    }

    private static String first(String[] description) {
        return description.length == 0 ? "" : description[0];
    }
}
