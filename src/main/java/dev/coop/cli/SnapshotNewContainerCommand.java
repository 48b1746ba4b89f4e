package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Spinner;
import dev.coop.cli.output.Text;
import dev.coop.core.container.ContainerStatus.MountPoint;
import dev.coop.core.container.CreateListener;
import dev.coop.core.snapshot.ContainerSnapshot;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "new-container",
        description = {
            "Make a container of a snapshot, for another try in parallel.",
            "It gets keys and an address of its own, and none of the mounts."
        })
final class SnapshotNewContainerCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(index = "0", paramLabel = "NAME", description = "The container that the snapshot is of.")
    private String container = "";

    @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "The snapshot.")
    private String snapshot = "";

    @Parameters(index = "2", paramLabel = "NEW-NAME", description = "The name of the new container.")
    private String name = "";

    SnapshotNewContainerCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Console console = coop.console();
        long start = System.nanoTime();
        ContainerSnapshot source = coop.services().snapshots().list(container).stream()
                .filter(each -> each.name().equals(snapshot))
                .findFirst()
                .orElse(null);
        try (Spinner _ = console.spinner("Making " + name)) {
            coop.services().snapshots().newContainer(container, snapshot, name, new CreateListener() {
                @Override
                public void warning(String text) {
                    console.warn(text);
                }
            });
        }
        console.remark(console.good("Ready") + " in " + Text.duration(Duration.ofNanos(System.nanoTime() - start))
                + ": " + console.strong(name));
        if (source != null) {
            for (MountPoint each : source.mounts()) {
                console.remark("It does not see " + Text.printable(each.source())
                        + ". Give it that with: coop mount add " + name + " " + Text.printable(each.source()));
            }
        }
        console.out().println(name);
        console.out().flush();
        return ExitCodes.OK;
    }
}
