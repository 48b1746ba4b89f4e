package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.core.failure.CoopException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
    private static final Map<String, Function<CoopCli, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("create", CreateCommand::new);
        COMMANDS.put("list", ListCommand::new);
        COMMANDS.put("status", StatusCommand::new);
        COMMANDS.put("shell", ShellCommand::new);
        COMMANDS.put("exec", ExecCommand::new);
        COMMANDS.put("start", StartCommand::new);
        COMMANDS.put("stop", StopCommand::new);
        COMMANDS.put("delete", DeleteCommand::new);
        COMMANDS.put("image", ImageCommand::new);
        COMMANDS.put("init", InitCommand::new);
        COMMANDS.put("desktop", DesktopCommand::new);
        COMMANDS.put("ssh-proxy", SshProxyCommand::new);
        COMMANDS.put("help", _ -> new HelpCommand());
    }

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
        // Only the command that is named is described to picocli: describing all would take longer than most of them
        // run.
        // All are there for anything else: help, suggestions, flags before the command.
        String first = args.length == 0 ? "" : args[0];
        int code = line(
                        services,
                        out,
                        err,
                        COMMANDS.containsKey(first) && !first.equals("help") ? List.of(first) : COMMANDS.keySet())
                .execute(args);
        out.flush();
        err.flush();
        return code;
    }

    static CommandLine line(CliServices services, PrintWriter out, PrintWriter err) {
        return line(services, out, err, COMMANDS.keySet());
    }

    private static CommandLine line(
            CliServices services, PrintWriter out, PrintWriter err, Collection<String> commands) {
        CoopCli root = new CoopCli(services);
        CommandLine line = new CommandLine(root, new Factory(root));
        commands.forEach(name ->
                line.addSubcommand(Objects.requireNonNull(COMMANDS.get(name)).apply(root)));
        // After the subcommands, since these go to them as well.
        line.setOut(out)
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
        private static final Map<Class<?>, Function<CoopCli, Object>> PARTS = Map.of(
                ImageCommand.Build.class, ImageCommand.Build::new,
                ImageCommand.Exists.class, ImageCommand.Exists::new,
                ImageCommand.ListImages.class, ImageCommand.ListImages::new);

        @Override
        @SuppressWarnings("unchecked")
        public <K> K create(Class<K> type) throws Exception {
            var own = PARTS.get(type);
            return own == null ? CommandLine.defaultFactory().create(type) : (K) own.apply(root);
        }
    }
}
