package dev.coop.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "start", description = "Start containers.")
final class StartCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "The containers.")
    private List<String> names = List.of();

    StartCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        for (String name : names) {
            coop.services().containers().start(name);
            coop.console().remark("Started " + name);
        }
        return ExitCodes.OK;
    }
}
