package dev.coop.cli;

import dev.coop.core.container.Command.Terminal;
import dev.coop.core.container.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "exec",
        description = {
            "Run a command in a container. Its input, output and exit code are passed on.",
            "Flags of the command itself come after --, as in: coop exec web -- ls -l"
        })
final class ExecCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments.")
    private List<String> command = List.of();

    @Option(
            names = {"-i", "--interactive"},
            description = "Keep the input open; it always is, so this is for habit's sake.")
    @SuppressWarnings("unused")
    private boolean interactive;

    @Option(
            names = {"-t", "--tty"},
            description = "Give it a terminal.")
    private boolean tty;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            defaultValue = dev.coop.core.container.Command.AGENT,
            description = "Who runs it (default: ${DEFAULT-VALUE}).")
    private String user = "";

    @Option(names = "--cwd", paramLabel = "FOLDER", description = "Where it runs (default: the user's home).")
    private @Nullable String cwd;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "An environment variable for it; may be given several times.")
    private Map<String, String> environment = new LinkedHashMap<>();

    ExecCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        if (tty) {
            try (LocalTerminal terminal = LocalTerminal.open("leave out -t")) {
                return terminal.run(size -> start(size));
            }
        }
        try (Session session = start(null);
                var _ = new ForwardedSignals(session)) {
            return new Streams(session).copyUntilEnd();
        }
    }

    private Session start(@Nullable Terminal terminal) {
        return coop.services()
                .containers()
                .exec(
                        name,
                        new dev.coop.core.container.Command(
                                command, user, cwd == null ? "" : cwd, environment, terminal));
    }
}
