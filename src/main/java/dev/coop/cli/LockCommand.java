package dev.coop.cli;

import dev.coop.core.container.ContainerState;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "lock",
        description = {
            "Freeze all that runs in containers, at once and as it is.",
            "What they held in memory stays; coop unlock lets them go on."
        })
final class LockCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Mixin
    private final Targets targets = new Targets();

    LockCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        List<String> names = targets.names(coop, Set.of(ContainerState.RUNNING));
        if (names.isEmpty()) {
            coop.console().remark("No container runs, so there is nothing to lock.");
        }
        return new Batch(coop, "Locking", names).run(name -> {
            coop.services().containers().lock(name);
            return "Locked " + name;
        });
    }
}
