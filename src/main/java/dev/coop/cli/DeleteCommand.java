package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Text;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerState;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        aliases = "rm",
        description = "Delete containers, with their disks and snapshots. Mounted host folders stay as they are.")
final class DeleteCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "The containers.")
    private List<String> names = List.of();

    @Option(
            names = {"-f", "--force"},
            description = "Do not ask, whatever they are doing.")
    private boolean force;

    DeleteCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Console console = coop.console();
        // All are looked up before the first is gone.
        List<Container> containers =
                names.stream().map(coop.services().containers()::get).toList();
        for (Container container : containers) {
            if (!force) {
                console.confirm(question(container), "--yes or --force");
            }
            coop.services().containers().delete(container.name(), true);
            console.remark("Deleted " + container.name());
        }
        return ExitCodes.OK;
    }

    private static String question(Container container) {
        Integer snapshots = container.snapshots();
        return "Delete " + container.name() + ", made " + Text.age(container.createdAt()) + " ago"
                + (container.state() == ContainerState.STOPPED ? "" : ", which is not stopped")
                + (snapshots == null || snapshots == 0 ? "" : ", with its " + snapshots + " snapshots")
                + "? What is on its disk is lost.";
    }
}
