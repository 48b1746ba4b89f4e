package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.failure.CoopException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code coop}. */
@Command(
        name = "coop",
        description = "Runs each AI coding agent in its own Linux container.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
public final class CoopCli implements Runnable {
    /** In the order of the help. */
    private static final List<String> COMMANDS = List.of(
            "create",
            "list",
            "status",
            "shell",
            "exec",
            "start",
            "stop",
            "delete",
            "mount",
            "image",
            "audit",
            "config",
            "init",
            "vm",
            "doctor",
            "desktop",
            "ssh-proxy",
            "help");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--debug", description = "Show the stack trace of an error.", scope = ScopeType.INHERIT)
    private boolean debug;

    @Option(
            names = {"-y", "--yes"},
            description = "Answer every confirmation with yes.",
            scope = ScopeType.INHERIT)
    private boolean yes;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but what was asked for: of a listing the names alone, and no remarks.",
            scope = ScopeType.INHERIT)
    private boolean quiet;

    private final CliServices services;
    private @Nullable Console console;

    private CoopCli(CliServices services) {
        this.services = services;
    }

    /** Runs one command. @return the exit code */
    public static int run(CliServices services, String... args) {
        return run(
                services,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args);
    }

    /** As {@link #run(CliServices, String...)}, with other places to write to. */
    public static int run(CliServices services, PrintWriter out, PrintWriter err, String... args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            // As picocli would say it, in a third of the time.
            out.println(version(services));
            return ExitCodes.OK;
        }
        // Only the command that is named is described to picocli: describing all would take longer than most of them
        // run.
        // All are there for anything else: help, suggestions, flags before the command.
        String first = args.length == 0 ? "" : args[0];
        int code = line(
                        services,
                        out,
                        err,
                        COMMANDS.contains(first) && !first.equals("help") ? List.of(first) : COMMANDS)
                .execute(args);
        out.flush();
        err.flush();
        return code;
    }

    static CommandLine line(CliServices services, PrintWriter out, PrintWriter err) {
        return line(services, out, err, COMMANDS);
    }

    private static CommandLine line(
            CliServices services, PrintWriter out, PrintWriter err, Collection<String> commands) {
        CoopCli root = new CoopCli(services);
        CommandLine line = new CommandLine(root, new Factory(root));
        for (String name : commands) {
            line.addSubcommand(root.command(name));
        }
        // After the subcommands, since these go to them as well.
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // @name is an argument like any other, above all in a command for a container.
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((wrong, _) -> usage(wrong))
                .setExecutionExceptionHandler((failure, _, _) -> root.failed(failure));
        line.getCommandSpec().version(version(services));
        return line;
    }

    private static String version(CliServices services) {
        return "coop " + services.version();
    }

    // No table of constructors: each would be a class to make at start-up.
    private Object command(String name) {
        return switch (name) {
            case "create" -> new CreateCommand(this);
            case "list" -> new ListCommand(this);
            case "status" -> new StatusCommand(this);
            case "shell" -> new ShellCommand(this);
            case "exec" -> new ExecCommand(this);
            case "start" -> new StartCommand(this);
            case "stop" -> new StopCommand(this);
            case "delete" -> new DeleteCommand(this);
            case "mount" -> MountCommand.line(this);
            case "image" -> new ImageCommand(this);
            case "audit" -> new AuditCommand(this);
            case "config" -> ConfigCommand.line(this);
            case "init" -> new InitCommand(this);
            case "vm" -> VmCommand.line(this);
            case "doctor" -> new DoctorCommand(this);
            case "desktop" -> new DesktopCommand(this);
            case "ssh-proxy" -> new SshProxyCommand(this);
            case "help" -> new HelpCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Override
    public void run() {
        throw new ParameterException(line(), "Name a command");
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    /** Asks for a code, where somebody can be asked. */
    CodeEntry codeEntry() {
        return new NoCodeEntry();
    }

    CliServices services() {
        return services;
    }

    Console console() {
        Console made = console;
        if (made == null) {
            made = new Console(line().getOut(), line().getErr(), new Console.Manner(yes, quiet), System.getenv());
            console = made;
        }
        return made;
    }

    private static int usage(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        String message = Objects.requireNonNullElse(wrong.getMessage(), "The command is not understood");
        String similar = wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                ? String.join(" or ", unmatched.getSuggestions())
                : "";
        err.println("coop: " + oneLine(message) + (similar.isEmpty() ? "" : ": did you mean " + similar + "?")
                + " (help: " + line.getCommandSpec().qualifiedName() + " --help)");
        return ExitCodes.USAGE;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private int failed(Exception failure) {
        PrintWriter err = line().getErr();
        if (failure instanceof CoopException known) {
            err.println("coop: " + known.oneLine());
        } else {
            err.println("coop: an unexpected error, please report it: " + oneLine(failure.toString()));
        }
        if (debug) {
            failure.printStackTrace(err);
        }
        return failure instanceof CoopException known ? ExitCodes.of(known.kind()) : ExitCodes.ERROR;
    }

    /** Hands the root to the commands that ask for it. */
    private record Factory(CoopCli root) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == ImageCommand.Build.class) {
                return type.cast(new ImageCommand.Build(root));
            }
            if (type == ImageCommand.Exists.class) {
                return type.cast(new ImageCommand.Exists(root));
            }
            if (type == ImageCommand.ListImages.class) {
                return type.cast(new ImageCommand.ListImages(root));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
