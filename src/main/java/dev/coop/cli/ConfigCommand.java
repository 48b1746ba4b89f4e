package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.SettingValue;
import dev.coop.core.settings.SettingValue.Source;
import dev.coop.core.settings.SettingsService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = "The settings: the environment is above settings.json, which is above the defaults.",
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    static CommandLine line(CoopCli coop) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new ListSettings(coop))
                .addSubcommand(new Get(coop))
                .addSubcommand(new Set(coop))
                .addSubcommand(new Unset(coop))
                .addSubcommand(new ShowPath(coop))
                .addSubcommand(new ConfigEdit(coop));
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Name a command of config");
    }

    private static Setting<?> setting(String key) {
        @Nullable Setting<?> setting = Setting.find(key);
        if (setting == null) {
            String similar = Similar.hint(key, keys());
            throw new CoopException(
                    Kind.USAGE,
                    "There is no setting \"" + key + "\"",
                    similar.isEmpty() ? "see them all with: coop config list" : similar);
        }
        return setting;
    }

    static List<String> keys() {
        List<String> keys = new ArrayList<>();
        Setting.ALL.forEach(each -> keys.add(each.key()));
        return keys;
    }

    @Command(name = "list", aliases = "ls", description = "List all settings, and where the value of each comes from.")
    static final class ListSettings implements Callable<Integer> {
        private final CoopCli coop;

        @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
        private Format format = Format.TABLE;

        ListSettings(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            SettingsService settings = coop.services().settings();
            new Listing<SettingValue<?>>()
                    .column("key", "KEY", each -> each.setting().key())
                    .column("value", "VALUE", SettingValue::value, ListSettings::text)
                    .column("source", "SOURCE", ListSettings::source, ListSettings::place, ListSettings::painted)
                    .hidden(
                            "variable",
                            each -> each.setting().variable().isEmpty()
                                    ? null
                                    : each.setting().variable())
                    .hidden("default", each -> each.setting().standard())
                    .hidden("allowed", each -> each.setting().type().rule())
                    .column("explanation", "MEANING", each -> each.setting().explanation())
                    .print(settings.list(), format, "", coop.console());
            for (String key : settings.unknown()) {
                String similar = Similar.hint(key, keys());
                coop.console()
                        .remark(settings.path() + " has " + key + ", which Coop does not use"
                                + (similar.isEmpty() ? "" : ": " + similar));
            }
            return ExitCodes.OK;
        }

        private static String text(SettingValue<?> value) {
            return value.text().isEmpty() ? "-" : value.text();
        }

        private static String source(SettingValue<?> value) {
            return value.source().name().toLowerCase(Locale.ROOT);
        }

        private static String place(SettingValue<?> value) {
            return value.source() == Source.ENVIRONMENT
                    ? source(value) + " " + value.setting().variable()
                    : source(value);
        }

        private static String painted(Console console, SettingValue<?> value, String text) {
            return value.source() == Source.DEFAULT ? console.faint(text) : console.strong(text);
        }
    }

    @Command(name = "get", description = "Print the value of a setting that holds.")
    static final class Get implements Callable<Integer> {
        private final CoopCli coop;

        @Parameters(paramLabel = "KEY", description = "The setting.")
        private String key = "";

        Get(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            SettingValue<?> value = coop.services().settings().get(setting(key));
            if (value.value() instanceof List<?> list) {
                list.forEach(coop.console().out()::println);
            } else {
                coop.console().out().println(value.text());
            }
            return ExitCodes.OK;
        }
    }

    @Command(name = "set", description = "Write a value into settings.json.")
    static final class Set implements Callable<Integer> {
        private final CoopCli coop;

        @Parameters(index = "0", paramLabel = "KEY", description = "The setting.")
        private String key = "";

        @Parameters(index = "1", paramLabel = "VALUE", description = "Its value; those of a list separated by commas.")
        private String value = "";

        Set(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            SettingsService settings = coop.services().settings();
            Setting<?> setting = setting(key);
            settings.setText(setting, value);
            SettingValue<?> now = settings.get(setting);
            if (now.source() == Source.ENVIRONMENT) {
                coop.console().warn(setting.variable() + " is set, so " + key + " is still " + now.text());
            } else {
                coop.console().remark(key + " is now " + now.text());
            }
            return ExitCodes.OK;
        }
    }

    @Command(name = "unset", description = "Take a value out of settings.json, so that its default holds again.")
    static final class Unset implements Callable<Integer> {
        private final CoopCli coop;

        @Parameters(paramLabel = "KEY", description = "The setting.")
        private String key = "";

        Unset(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            SettingsService settings = coop.services().settings();
            Setting<?> setting = setting(key);
            settings.unset(setting);
            coop.console().remark(key + " is now " + ListSettings.text(settings.get(setting)));
            return ExitCodes.OK;
        }
    }

    @Command(name = "path", description = "Print where settings.json is.")
    static final class ShowPath implements Callable<Integer> {
        private final CoopCli coop;

        ShowPath(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            coop.console().out().println(coop.services().settings().path());
            return ExitCodes.OK;
        }
    }
}
