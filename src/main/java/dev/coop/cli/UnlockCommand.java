package dev.coop.cli;

import dev.coop.core.container.ContainerState;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "unlock", description = "Let locked containers go on where they were.")
final class UnlockCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Mixin
    private final Targets targets = new Targets();

    UnlockCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        List<String> names = targets.names(coop, Set.of(ContainerState.FROZEN));
        if (names.isEmpty()) {
            coop.console().remark("No container is locked.");
        }
        return new Batch(coop, "Unlocking", names).run(name -> {
            coop.services().containers().unlock(name);
            return "Unlocked " + name;
        });
    }
}
