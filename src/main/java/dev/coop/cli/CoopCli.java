package dev.coop.cli;

import dev.coop.cli.authorization.TerminalCodeEntry;
import dev.coop.cli.output.Console;
import dev.coop.cli.output.Text;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.failure.CoopException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import picocli.CommandLine.ParseResult;
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
            "restart",
            "lock",
            "unlock",
            "logs",
            "cp",
            "rename",
            "delete",
            "mount",
            "snapshot",
            "image",
            "audit",
            "config",
            "init",
            "vm",
            "doctor",
            "version",
            "desktop",
            "ssh-config",
            "completion",
            "ssh-proxy",
            "complete",
            "help");

    @Spec
    private @Nullable CommandSpec spec;

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
    private final PrintWriter out;
    private final PrintWriter err;
    private boolean debug;
    private @Nullable Console console;
    private @Nullable Throwable failure;

    private CoopCli(CliServices services, PrintWriter out, PrintWriter err) {
        this.services = services;
        this.out = out;
        this.err = err;
    }

    @Option(
            names = "--debug",
            description = "Show the stack trace of an error, and log in detail.",
            scope = ScopeType.INHERIT)
    void debug(boolean wanted) {
        debug = wanted;
        if (wanted) {
            services.debug();
        }
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
        CoopCli root = new CoopCli(services, out, err);
        int code = args.length == 1 && (args[0].equals("list") || args[0].equals("ls"))
                ? root.plainList()
                : root.parsed(args);
        out.flush();
        err.flush();
        return code;
    }

    /** As picocli would run it, which would take longer to learn the flags than Incus takes to answer. */
    private int plainList() {
        long start = System.nanoTime();
        int code;
        try {
            code = new ListCommand(this).call();
        } catch (RuntimeException wrong) {
            code = report(wrong);
        }
        services.log(new CommandRun(
                "coop list", List.of(), List.of(), code, Duration.ofNanos(System.nanoTime() - start), failure));
        return code;
    }

    private int parsed(String... args) {
        // Only the command that is named is described to picocli: describing all would take longer than most of them
        // run.
        // All are there for anything else: help, suggestions, flags before the command.
        String first = args.length == 0 ? "" : args[0];
        long start = System.nanoTime();
        CommandLine line = line(named(first));
        int code = line.execute(args);
        log(line.getParseResult(), code, Duration.ofNanos(System.nanoTime() - start));
        return code;
    }

    private static List<String> named(String first) {
        return COMMANDS.contains(first) && !first.equals("help") ? List.of(first) : COMMANDS;
    }

    /** What there is below a command, or all there is when there is no such command. */
    static CommandLine lineFor(String command, CliServices services) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new CoopCli(services, nowhere, nowhere).line(named(command));
    }

    static CommandLine line(CliServices services, PrintWriter out, PrintWriter err) {
        return new CoopCli(services, out, err).line(COMMANDS);
    }

    private CommandLine line(Collection<String> commands) {
        CommandLine line = new CommandLine(this);
        for (String name : commands) {
            line.addSubcommand(command(name));
        }
        // After the subcommands, since these go to them as well.
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // @name is an argument like any other, above all in a command for a container.
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((wrong, _) -> usage(wrong))
                .setExecutionExceptionHandler((failure, _, _) -> report(failure));
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
            case "restart" -> new RestartCommand(this);
            case "lock" -> new LockCommand(this);
            case "unlock" -> new UnlockCommand(this);
            case "logs" -> new LogsCommand(this);
            case "cp" -> new CopyCommand(this);
            case "rename" -> new RenameCommand(this);
            case "delete" -> new DeleteCommand(this);
            case "mount" -> MountCommand.line(this);
            case "snapshot" -> SnapshotCommand.line(this);
            case "image" -> ImageCommand.line(this);
            case "audit" -> new AuditCommand(this);
            case "config" -> ConfigCommand.line(this);
            case "init" -> new InitCommand(this);
            case "vm" -> VmCommand.line(this);
            case "doctor" -> new DoctorCommand(this);
            case "version" -> new VersionCommand(this);
            case "desktop" -> new DesktopCommand(this);
            case "ssh-config" -> new SshConfigCommand(this);
            case "completion" -> new CompletionCommand(this);
            case "complete" -> new CompleteCommand(this);
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
        return new TerminalCodeEntry(console());
    }

    CliServices services() {
        return services;
    }

    Console console() {
        Console made = console;
        if (made == null) {
            made = new Console(out, err, new Console.Manner(yes, quiet), System.getenv());
            console = made;
        }
        return made;
    }

    private static int usage(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        String message = Objects.requireNonNullElse(wrong.getMessage(), "The command is not understood");
        String similar = "";
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().getFirst();
            if (typed.startsWith("-")) {
                similar = Similar.hint(typed, line.getCommandSpec().optionsMap().keySet());
            } else if (!line.getSubcommands().isEmpty()) {
                message = "There is no command \"" + line.getCommandSpec().qualifiedName() + " " + typed + "\"";
                similar = Similar.hint(typed, line.getSubcommands().keySet());
            }
        }
        err.println("coop: " + oneLine(message) + (similar.isEmpty() ? "" : ": " + similar) + " (help: "
                + line.getCommandSpec().qualifiedName() + " --help)");
        return ExitCodes.USAGE;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** Of what was understood; a hidden command is part of another one. */
    private void log(@Nullable ParseResult result, int code, Duration took) {
        if (result == null || !result.hasSubcommand()) {
            return;
        }
        ParseResult named = result;
        while (named.hasSubcommand()) {
            named = named.subcommand();
        }
        if (!named.commandSpec().usageMessage().hidden()
                && !named.isUsageHelpRequested()
                && !named.isVersionHelpRequested()) {
            services.log(CommandRun.of(named, code, took, failure));
        }
    }

    /** Tells what went wrong. @return the exit code for it */
    synchronized int report(Throwable failure) {
        this.failure = failure;
        console().clearLine();
        err.println("coop: "
                + Text.printable(
                        failure instanceof CoopException known
                                ? known.oneLine()
                                : "an unexpected error, please report it: " + oneLine(failure.toString())));
        if (debug) {
            failure.printStackTrace(err);
        }
        return failure instanceof CoopException known ? ExitCodes.of(known.kind()) : ExitCodes.ERROR;
    }
}
