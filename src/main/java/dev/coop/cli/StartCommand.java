package dev.coop.cli;

import dev.coop.core.container.ContainerState;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "start", description = "Start containers.")
final class StartCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Mixin
    private final Targets targets = new Targets();

    StartCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        List<String> names = targets.names(coop, Set.of(ContainerState.STOPPED));
        if (names.isEmpty()) {
            coop.console().remark("No container is stopped.");
        }
        return new Batch(coop, "Starting", names).run(name -> {
            coop.services().containers().start(name);
            return "Started " + name;
        });
    }
}
