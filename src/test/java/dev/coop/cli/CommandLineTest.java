package dev.coop.cli;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ContainerService;
import dev.coop.core.doctor.Doctor;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.image.ImageService;
import dev.coop.core.mount.MountService;
import dev.coop.core.names.QuickNames;
import dev.coop.core.settings.SettingsService;
import dev.coop.core.setup.Setup;
import dev.coop.core.snapshot.SnapshotService;
import dev.coop.core.snapshot.diff.DiffService;
import dev.coop.core.ssh.SshFiles;
import dev.coop.core.update.Updates;
import dev.coop.core.vm.VmService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What every command has in common. It goes through all there are, so that a new one cannot forget it. */
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Nothing may be asked of Incus before the command line is understood. */
    private static final class Unused implements CliServices {
        private final List<CommandRun> runs = new ArrayList<>();
        private final RuntimeException failure;

        Unused(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public AuditLog audit() {
            throw failure;
        }

        @Override
        public ContainerService containers() {
            throw failure;
        }

        @Override
        public SnapshotService snapshots() {
            throw failure;
        }

        @Override
        public ContainerMonitor monitor() {
            throw failure;
        }

        @Override
        public DiffService diffs() {
            throw failure;
        }

        @Override
        public ContainerLogs logs() {
            throw failure;
        }

        @Override
        public MountService mounts() {
            throw failure;
        }

        @Override
        public ContainerFiles files() {
            throw failure;
        }

        @Override
        public ImageService images() {
            throw failure;
        }

        @Override
        public SettingsService settings() {
            throw failure;
        }

        @Override
        public Updates updates() {
            throw failure;
        }

        @Override
        public Setup setup() {
            throw failure;
        }

        @Override
        public SshFiles ssh() {
            throw failure;
        }

        @Override
        public VmService vm() {
            throw failure;
        }

        @Override
        public QuickNames names() {
            throw failure;
        }

        @Override
        public void debug() {}

        @Override
        public void log(CommandRun run) {
            runs.add(run);
        }

        @Override
        public Doctor doctor() {
            throw failure;
        }

        @Override
        public int openDesktop() {
            throw failure;
        }

        @Override
        public String version() {
            return "1.2.3";
        }
    }

    private static CommandLine root() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return CoopCli.line(new Unused(new IllegalStateException("used")), nowhere, nowhere);
    }

    private int run(String... args) {
        return run(new IllegalStateException("Incus was asked"), args);
    }

    private int run(RuntimeException failure, String... args) {
        return run(new Unused(failure), args);
    }

    private int run(Unused services, String... args) {
        return CoopCli.run(services, new PrintWriter(out), new PrintWriter(err), args);
    }

    static Stream<CommandLine> commands() {
        return commands(root());
    }

    private static Stream<CommandLine> commands(CommandLine line) {
        return Stream.concat(
                Stream.of(line),
                line.getSubcommands().values().stream().distinct().flatMap(CommandLineTest::commands));
    }

    private static List<String> path(CommandLine line) {
        List<String> names =
                new ArrayList<>(List.of(line.getCommandSpec().qualifiedName().split(" ")));
        names.removeFirst();
        return names;
    }

    /** Every flag of every command that does something, in all its spellings. */
    static Stream<Arguments> flags() {
        return commands()
                .filter(line -> line.getSubcommands().isEmpty()
                        && !line.getCommandName().equals("help"))
                .flatMap(line -> line.getCommandSpec().options().stream()
                        .filter(option -> !option.usageHelp() && !option.versionHelp())
                        .flatMap(option ->
                                Stream.of(option.names()).map(name -> arguments(String.join(" ", path(line)), name))));
    }

    private static String value(OptionSpec option) {
        Class<?> type = option.type();
        if (type == Map.class) {
            return "NAME=some=value";
        }
        if (option.type() == Duration.class) {
            return "7m";
        }
        if (option.converters().length > 0) {
            return switch (option.converters()[0]) {
                case Moment _ -> "2026-03-01T14:30";
                case ListCommand.StateName _ -> "stopped";
                default -> "7GiB";
            };
        }
        if (type == int.class || type == Integer.class) {
            return "7";
        }
        return type.isEnum() ? type.getEnumConstants()[1].toString().toLowerCase(Locale.ROOT) : "/some/value";
    }

    private static List<String> positionals(CommandLine line) {
        List<String> values = new ArrayList<>();
        for (PositionalParamSpec each : line.getCommandSpec().positionalParameters()) {
            Class<?> type = each.type();
            values.add(
                    each.paramLabel().equals("COMMAND")
                            ? "true"
                            : type.isEnum() ? type.getEnumConstants()[0].toString() : "some-name");
        }
        return values;
    }

    private static ParseResult parse(List<String> args) {
        ParseResult result = root().parseArgs(args.toArray(String[]::new));
        while (result.hasSubcommand()) {
            result = result.subcommand();
        }
        return result;
    }

    @ParameterizedTest
    @MethodSource("flags")
    void a_flag_means_the_same_before_and_after_the_arguments(String command, String flag) {
        List<String> path = List.of(command.split(" "));
        CommandLine line = root();
        for (String each : path) {
            line = Objects.requireNonNull(line.getSubcommands().get(each));
        }
        OptionSpec option = Objects.requireNonNull(line.getCommandSpec().findOption(flag));
        List<String> given = new ArrayList<>(List.of(flag));
        if (option.arity().max() > 0) {
            given.add(value(option));
        }
        List<String> positionals = positionals(line);

        ParseResult before = parse(join(path, given, positionals));
        ParseResult after = parse(join(path, positionals, given));
        assertThat(before.hasMatchedOption(flag)).isTrue();
        assertThat(after.hasMatchedOption(flag)).isTrue();
        Object first = before.matchedOption(flag).getValue();
        assertThat(first).isEqualTo(after.matchedOption(flag).getValue());
        assertThat(before.matchedPositionals()).hasSameSizeAs(positionals);
        for (int i = 0; i < positionals.size(); i++) {
            assertThat(before.matchedPositional(i).<Object>getValue())
                    .isEqualTo(after.matchedPositional(i).getValue());
        }
        if (option.arity().max() > 0) {
            ParseResult joined = parse(join(path, positionals, List.of(flag + "=" + value(option))));
            assertThat(joined.matchedOption(flag).<Object>getValue()).isEqualTo(first);
        }
    }

    private static List<String> join(List<String> first, List<String> second, List<String> third) {
        return Stream.of(first, second, third).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_a_description_and_so_have_its_flags_and_arguments(CommandLine line) {
        var spec = line.getCommandSpec();
        assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
        spec.options().forEach(option -> assertThat(option.description())
                .as(spec.qualifiedName() + " " + option.longestName())
                .isNotEmpty());
        spec.positionalParameters().forEach(each -> assertThat(each.description())
                .as(spec.qualifiedName() + " " + each.paramLabel())
                .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_help(CommandLine line) {
        List<String> args = new ArrayList<>(path(line));
        args.add("--help");
        assertThat(run(args.toArray(String[]::new))).isZero();
        assertThat(out.toString()).contains("Usage: coop").contains(line.getCommandName());
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void an_unknown_flag_is_an_error_of_one_line(CommandLine line) {
        List<String> args = new ArrayList<>(path(line));
        args.addAll(positionals(line));
        args.add("--no-such-flag");
        assertThat(run(args.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).isNotEmpty().matches("coop: [^\\n]+\\n");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "lst",
                "image",
                "image nonsense",
                "stop web --all",
                "lock",
                "unlock",
                "restart",
                "rename web",
                "rename one two three",
                "cp web:here",
                "logs",
                "logs web --since yesterday",
                "logs web -n many",
                "list --status asleep",
                "vm",
                "vm nonsense",
                "vm start --cpus 0",
                "vm start --memory none",
                "exec",
                "exec web",
                "stop",
                "start",
                "delete",
                "create one two",
                "create --cpus many",
                "create --memory 0",
                "create --memory 1.5G",
                "create --disk 999999999T",
                "create --cpus",
                "snapshot",
                "snapshot nonsense",
                "snapshot create",
                "snapshot create web s --expires tomorrow",
                "snapshot create web one two",
                "snapshot delete web",
                "snapshot rename web s",
                "snapshot restore web",
                "snapshot new-container web s",
                "snapshot schedule web @daily --keep 0d",
                "list --format xml",
                "stop web --timeout soon",
                "create web --cpus 1 --cpus 2"
            })
    void what_is_not_understood_is_an_error_of_one_line_that_names_the_help(String args) {
        assertThat(run(args.isEmpty() ? new String[0] : args.split(" "))).isEqualTo(2);
        assertThat(err.toString()).matches("coop: [^\\n]+ \\(help: coop[a-z -]* --help\\)\\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void an_argument_of_several_lines_still_gives_one() {
        assertThat(run("list", "--for\nmat")).isEqualTo(2);
        assertThat(err.toString()).matches("coop: [^\\n]+\\n");
    }

    @Test
    void a_slip_of_the_pen_gets_a_suggestion() {
        assertThat(run("creat")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean").contains("create");
    }

    @ParameterizedTest
    @CsvSource({
        "staus web, status",
        "config lst, list",
        "confgi, config",
        "list --formt json, --format",
        "imgae list, image"
    })
    void what_is_meant_is_suggested(String args, String meant) {
        assertThat(run(args.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(": did you mean " + meant + "? (help: ");
    }

    @Test
    void what_is_like_nothing_gets_no_suggestion() {
        assertThat(run("xyzzy")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("coop: There is no command \"coop xyzzy\" (help: coop --help)\n");
    }

    @Test
    void says_its_version() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).isEqualTo("coop 1.2.3\n");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_failure_is_one_line_and_its_exit_code(Kind kind) {
        int code = run(new CoopException(kind, "It is\nbroken", "mend it"), "status", "web");
        assertThat(code)
                .isEqualTo(
                        switch (kind) {
                            case ERROR, TIME_LIMIT -> 1;
                            case USAGE -> 2;
                            case NO_CONNECTION -> 3;
                            case WRONG_STATE -> 4;
                            case NOT_AUTHORIZED -> 5;
                            case INTERRUPTED -> 130;
                        });
        assertThat(err.toString()).isEqualTo("coop: It is broken: mend it\n");
    }

    static Stream<RuntimeException> failures() {
        return Stream.of(
                new CoopException(Kind.NO_CONNECTION, "It is\nbroken", "mend it"),
                new CoopException(Kind.INTERRUPTED, "Cancelled"),
                new IllegalStateException("a fault"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_plain_listing_fails_as_the_parsed_one_does(RuntimeException failure) {
        Unused services = new Unused(failure);
        int parsed = run(services, "list", "--format", "table");
        String said = err.toString();
        for (String name : List.of("list", "ls")) {
            assertThat(run(services, name)).isEqualTo(parsed);
        }
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo(said.repeat(3));
        assertThat(services.runs).hasSize(3).allSatisfy(each -> {
            assertThat(each.command()).isEqualTo("coop list");
            assertThat(each.exitCode()).isEqualTo(parsed);
            assertThat(each.failure()).isSameAs(failure);
        });
    }

    @Test
    void a_fault_of_its_own_is_one_line_too() {
        assertThat(run(new IllegalStateException("oh\nno"), "list")).isEqualTo(1);
        assertThat(err.toString()).matches("coop: an unexpected error, please report it: [^\\n]+\\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--debug list", "list --debug"})
    void debug_shows_where_it_happened(String args) {
        assertThat(run(new CoopException(Kind.ERROR, "It is broken"), args.split(" ")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("coop: It is broken.").contains("\tat dev.coop.cli.");
    }

    @Test
    void the_log_gets_what_ran_without_what_may_be_secret() {
        CoopException failure = new CoopException(Kind.WRONG_STATE, "It is broken");
        Unused services = new Unused(failure);
        run(services, "exec", "web", "--env", "TOKEN=abc", "-u", "root", "--", "login", "--password", "xyz");
        run(services, "config", "set", "ui.theme", "dark");
        run(services, "list", "--help");
        run(services, "lst");
        run(services, "ssh-proxy", "web");
        assertThat(services.runs).extracting(CommandRun::command).containsExactly("coop exec", "coop config set");
        CommandRun exec = services.runs.getFirst();
        assertThat(exec.flags()).containsExactlyInAnyOrder("--env", "--user");
        assertThat(exec.names()).containsExactly("web");
        assertThat(exec.exitCode()).isEqualTo(4);
        assertThat(exec.failure()).isSameAs(failure);
        assertThat(exec.toString()).doesNotContain("abc").doesNotContain("root").doesNotContain("xyz");
        assertThat(services.runs.getLast().names()).containsExactly("ui.theme");
    }

    @Test
    void what_is_after_the_double_hyphen_is_the_commands_own() {
        ParseResult result = parse(List.of("exec", "web", "-u", "root", "--", "ls", "-l", "--user", "@file", "--"));
        assertThat(result.matchedPositional(1).<List<String>>getValue())
                .containsExactly("ls", "-l", "--user", "@file", "--");
        assertThat(result.matchedOption("--user").<String>getValue()).isEqualTo("root");
    }

    @Test
    void an_argument_with_an_at_sign_is_no_file(@TempDir Path temp) throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "one two");
        ParseResult result = parse(List.of("exec", "web", "--", "curl", "@" + file));
        assertThat(result.matchedPositional(1).<List<String>>getValue()).containsExactly("curl", "@" + file);
    }
}
