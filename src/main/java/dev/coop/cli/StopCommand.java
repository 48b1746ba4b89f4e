package dev.coop.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Stop containers; a locked one is unlocked first.")
final class StopCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "The containers.")
    private List<String> names = List.of();

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long its system may take to shut down (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = {"-f", "--force"},
            description = "Pull the plug instead.")
    private boolean force;

    StopCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        for (String name : names) {
            coop.services().containers().stop(name, Duration.ofSeconds(timeout), force);
            coop.console().remark("Stopped " + name);
        }
        return ExitCodes.OK;
    }
}
