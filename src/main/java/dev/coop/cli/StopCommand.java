package dev.coop.cli;

import dev.coop.core.container.ContainerService;
import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "stop", description = "Stop containers; a locked one is unlocked first.")
final class StopCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Mixin
    private final Targets targets = new Targets();

    @Mixin
    private final ShutdownOptions how = new ShutdownOptions();

    StopCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        List<String> names = targets.names(coop, Set.of(ContainerState.RUNNING, ContainerState.FROZEN));
        if (names.isEmpty()) {
            coop.console().remark("No container runs.");
        }
        return new Batch(coop, "Stopping", names).run(this::stop);
    }

    private String stop(String name) {
        ContainerService containers = coop.services().containers();
        boolean locked = !how.force() && containers.get(name).state() == ContainerState.FROZEN;
        if (locked) {
            coop.console().remark(name + " is locked: unlocking it, so that it can shut down");
        }
        try {
            containers.stop(name, how.timeout(), how.force());
        } catch (CoopException late) {
            if (late.kind() != Kind.TIME_LIMIT || !coop.console().isTerminal()) {
                throw late;
            }
            coop.console().confirm(late.problem() + ". Stop it by force?", "--force");
            containers.stop(name, how.timeout(), true);
        }
        return "Stopped " + name;
    }
}
