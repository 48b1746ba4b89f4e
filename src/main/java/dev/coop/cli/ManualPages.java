package dev.coop.cli;

import dev.coop.core.settings.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual: a page for each command, in the language of man, made from what picocli knows of it. */
public final class ManualPages {
    private static final String SECTION = "1";

    private ManualPages() {}

    /** Writes all pages into a folder, which is made when it is missing. */
    public static void write(CliServices services, Path folder) throws IOException {
        Files.createDirectories(folder);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        write(CoopCli.line(services, nowhere, nowhere), services.version(), folder);
    }

    private static void write(CommandLine line, String version, Path folder) throws IOException {
        CommandSpec spec = line.getCommandSpec();
        if (spec.usageMessage().hidden() || spec.name().equals("help")) {
            return;
        }
        Files.writeString(folder.resolve(title(spec) + "." + SECTION), page(line, version));
        for (CommandLine each : new ArrayList<>(line.getSubcommands().values())) {
            write(each, version, folder);
        }
    }

    private static String title(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    static String page(CommandLine line, String version) {
        CommandSpec spec = line.getCommandSpec();
        StringBuilder page = new StringBuilder(".TH \"" + title(spec).toUpperCase(Locale.ROOT) + "\" \"" + SECTION
                + "\" \"\" \"coop " + escaped(version) + "\" \"Coop\"\n");
        String description = String.join(" ", spec.usageMessage().description());
        section(page, "NAME", escaped(title(spec)) + " \\- " + escaped(withoutDot(description)) + "\n");
        section(page, "SYNOPSIS", synopsis(spec));
        section(page, "DESCRIPTION", escaped(description) + "\n");
        section(page, "COMMANDS", commands(line));
        section(page, "ARGUMENTS", arguments(spec));
        section(page, "OPTIONS", options(spec));
        if (spec.parent() == null) {
            section(page, "EXIT STATUS", exitStatus());
            section(page, "ENVIRONMENT", environment());
        } else {
            section(page, "SEE ALSO", ".BR " + escaped(title(spec.parent())) + " (" + SECTION + ")\n");
        }
        return page.toString();
    }

    private static void section(StringBuilder page, String name, String text) {
        if (!text.isEmpty()) {
            page.append(".SH ").append(name).append('\n').append(text);
        }
    }

    private static String synopsis(CommandSpec spec) {
        StringBuilder synopsis = new StringBuilder(".B " + escaped(spec.qualifiedName()) + "\n[\\fIOPTIONS\\fR]");
        spec.positionalParameters().forEach(each -> {
            String label =
                    "\\fI" + escaped(each.paramLabel()) + "\\fR" + (each.arity().max() > 1 ? "..." : "");
            synopsis.append(' ').append(each.arity().min() == 0 ? "[" + label + "]" : label);
        });
        if (!spec.subcommands().isEmpty()) {
            synopsis.append(" \\fICOMMAND\\fR");
        }
        return synopsis.append('\n').toString();
    }

    private static String commands(CommandLine line) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, CommandLine> each : line.getSubcommands().entrySet()) {
            CommandSpec below = each.getValue().getCommandSpec();
            if (below.name().equals(each.getKey())
                    && !below.usageMessage().hidden()
                    && !below.name().equals("help")) {
                text.append(".TP\n.BR ").append(escaped(title(below))).append(" (" + SECTION + ")\n");
                text.append(described(below.usageMessage().description()));
            }
        }
        return text.toString();
    }

    private static String arguments(CommandSpec spec) {
        StringBuilder text = new StringBuilder();
        spec.positionalParameters().forEach(each -> text.append(".TP\n.I ")
                .append(escaped(each.paramLabel()))
                .append('\n')
                .append(described(each.description())));
        return text.toString();
    }

    private static String options(CommandSpec spec) {
        StringBuilder text = new StringBuilder();
        for (OptionSpec each : spec.options()) {
            if (!each.hidden()) {
                List<String> names = new ArrayList<>();
                for (String name : each.names()) {
                    names.add("\\fB" + escaped(name) + "\\fR" + value(each));
                }
                text.append(".TP\n")
                        .append(String.join(", ", names))
                        .append('\n')
                        .append(described(each.description()));
            }
        }
        return text.toString();
    }

    private static String value(ArgSpec option) {
        return option.arity().max() == 0
                ? ""
                : " \\fI"
                        + escaped(option.paramLabel()
                                .replace("<", "")
                                .replace(">", "")
                                .toUpperCase(Locale.ROOT)) + "\\fR";
    }

    private static String exitStatus() {
        return row("0", "It is done.")
                + row("1", "It went wrong.")
                + row("2", "The command makes no sense, or the settings are broken.")
                + row("3", "Incus does not answer.")
                + row("4", "There is no such container, mount, snapshot or image, or it is in the wrong state.")
                + row("5", "It is not authorized.")
                + row("130", "It was interrupted.");
    }

    private static String environment() {
        StringBuilder text = new StringBuilder();
        for (Setting<?> each : Setting.ALL) {
            if (!each.variable().isEmpty()) {
                text.append(row(each.variable(), each.explanation()));
            }
        }
        text.append(row("COOP_CONFIG_DIR", "Folder of settings.json and the SSH keys."));
        text.append(row("COOP_DATA_DIR", "Folder of the logs."));
        text.append(row("COOP_CACHE_DIR", "Folder of what can be made again."));
        text.append(row("NO_COLOR", "Without colors, when it is not empty."));
        return text.toString();
    }

    private static String row(String term, String meaning) {
        return ".TP\n.B " + escaped(term) + "\n" + escaped(meaning) + "\n";
    }

    private static String described(String[] description) {
        return escaped(String.join(" ", description)) + "\n";
    }

    private static String withoutDot(String text) {
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end + 1);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /** As text, not as requests: a dot or quote at the beginning of a line would be one. */
    private static String escaped(String text) {
        String plain =
                text.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
