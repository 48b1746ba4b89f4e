package dev.coop.cli;

import dev.coop.cli.output.Text;
import dev.coop.core.container.ContainerLogs.Log;
import dev.coop.core.container.ContainerLogs.Log.Origin;
import dev.coop.core.container.ContainerLogs.Request;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = {
            "Show the journal of a container's system.",
            "Where there is none to be had, because it does not run or is locked, show its console."
        })
final class LogsCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(paramLabel = "NAME", description = "The container.")
    private String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many of the last lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "Only what is newer: a time such as 2026-03-01 or 14:30, or an age such as 10m, 2h or 3d.")
    private @Nullable Instant since;

    LogsCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        if (lines < 0) {
            throw new CoopException(Kind.USAGE, "--lines must not be negative");
        }
        PrintWriter out = coop.console().out();
        try (Log log = coop.services().logs().open(name, new Request(lines, since, follow))) {
            if (log.origin() == Origin.CONSOLE) {
                coop.console()
                        .remark(name + " has no journal to be read now; this is its console"
                                + (follow ? ", which cannot be followed:" : ":"));
            }
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                out.println(Text.plain(line));
                out.flush();
            }
            return ExitCodes.OK;
        } catch (CoopException ended) {
            if (follow && ended.kind() == Kind.INTERRUPTED) {
                return ExitCodes.INTERRUPTED;
            }
            throw ended;
        }
    }
}
