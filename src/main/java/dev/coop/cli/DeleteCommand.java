package dev.coop.cli;

import dev.coop.cli.output.Text;
import dev.coop.core.container.Container;
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
        // All are looked up, and asked for, before the first is gone.
        List<Container> containers =
                names.stream().distinct().map(coop.services().containers()::get).toList();
        if (!force) {
            containers.forEach(each -> coop.console().confirm(question(each), "--yes or --force"));
        }
        return new Batch(
                        coop,
                        "Deleting",
                        containers.stream().map(Container::name).toList())
                .run(name -> {
                    coop.services().containers().delete(name, true);
                    return "Deleted " + name;
                });
    }

    private static String question(Container container) {
        Integer snapshots = container.snapshots();
        return "Delete " + container.name() + ", made " + Text.age(container.createdAt()) + " ago"
                + switch (container.state()) {
                    case STOPPED -> "";
                    case RUNNING -> ", which runs";
                    case FROZEN -> ", which is locked with all that it was doing";
                    default -> ", which is not stopped";
                }
                + (snapshots == null || snapshots == 0
                        ? ""
                        : ", with its " + snapshots + (snapshots == 1 ? " snapshot" : " snapshots"))
                + "? What is on its disk is lost.";
    }
}
