package dev.coop.cli;

import dev.coop.core.container.ContainerState;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "restart", description = "Stop containers and start them again; those that are stopped are started.")
final class RestartCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Mixin
    private final Targets targets = new Targets();

    @Mixin
    private final ShutdownOptions how = new ShutdownOptions();

    RestartCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        List<String> names = targets.names(coop, Set.of(ContainerState.RUNNING, ContainerState.FROZEN));
        if (names.isEmpty()) {
            coop.console().remark("No container runs.");
        }
        return new Batch(coop, "Restarting", names).run(name -> {
            coop.services().containers().restart(name, how.timeout(), how.force());
            return "Restarted " + name;
        });
    }
}
