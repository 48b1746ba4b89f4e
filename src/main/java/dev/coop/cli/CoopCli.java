package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.core.failure.CoopException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CreateCommand.class,
            ListCommand.class,
            StatusCommand.class,
            ShellCommand.class,
            ExecCommand.class,
            StartCommand.class,
            StopCommand.class,
            DeleteCommand.class,
            ImageCommand.class,
            InitCommand.class,
            DesktopCommand.class,
            SshProxyCommand.class,
            HelpCommand.class
        })
public final class CoopCli implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--debug", description = "Show the stack trace of an error.", scope = ScopeType.INHERIT)
    private boolean debug;

    @Option(
            names = {"-y", "--yes"},
            description = "Answer every confirmation with yes.",
            scope = ScopeType.INHERIT)
    private boolean yes;

    private final CliServices services;

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
        int code = line(services, out, err).execute(args);
        out.flush();
        err.flush();
        return code;
    }

    static CommandLine line(CliServices services, PrintWriter out, PrintWriter err) {
        CoopCli root = new CoopCli(services);
        CommandLine line = new CommandLine(root, new Factory(root))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // @name is an argument like any other, above all in a command for a container.
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((wrong, _) -> usage(wrong))
                .setExecutionExceptionHandler((failure, _, _) -> root.failed(failure));
        line.getCommandSpec().version("coop " + services.version());
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(line(), "Name a command");
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    CliServices services() {
        return services;
    }

    Console console() {
        return new Console(line().getOut(), line().getErr(), yes, System.getenv());
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
        private static final Map<Class<?>, java.util.function.Function<CoopCli, Object>> COMMANDS = Map.ofEntries(
                Map.entry(CreateCommand.class, CreateCommand::new),
                Map.entry(ListCommand.class, ListCommand::new),
                Map.entry(StatusCommand.class, StatusCommand::new),
                Map.entry(ShellCommand.class, ShellCommand::new),
                Map.entry(ExecCommand.class, ExecCommand::new),
                Map.entry(StartCommand.class, StartCommand::new),
                Map.entry(StopCommand.class, StopCommand::new),
                Map.entry(DeleteCommand.class, DeleteCommand::new),
                Map.entry(ImageCommand.class, ImageCommand::new),
                Map.entry(ImageCommand.Build.class, ImageCommand.Build::new),
                Map.entry(ImageCommand.Exists.class, ImageCommand.Exists::new),
                Map.entry(ImageCommand.ListImages.class, ImageCommand.ListImages::new),
                Map.entry(InitCommand.class, InitCommand::new),
                Map.entry(DesktopCommand.class, DesktopCommand::new),
                Map.entry(SshProxyCommand.class, SshProxyCommand::new));

        @Override
        @SuppressWarnings("unchecked")
        public <K> K create(Class<K> type) throws Exception {
            var own = COMMANDS.get(type);
            return own == null ? CommandLine.defaultFactory().create(type) : (K) own.apply(root);
        }
    }
}
