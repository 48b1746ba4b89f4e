package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Spinner;
import dev.coop.cli.output.Text;
import dev.coop.core.container.ContainerState;
import dev.coop.core.container.ContainerStatus.MountPoint;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.snapshot.ContainerSnapshot;
import dev.coop.core.snapshot.RestorePlan;
import dev.coop.core.snapshot.SnapshotService;
import dev.coop.core.snapshot.diff.SnapshotDiff;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = {
            "Bring a container's disk back to a snapshot. Mounts and limits stay those of now.",
            "A snapshot of now is made before, so that this can be undone."
        })
final class SnapshotRestoreCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
    private String container = "";

    @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "The snapshot to go back to.")
    private String snapshot = "";

    @Option(
            names = "--no-safety",
            description = "Make no snapshot of now before: what has changed since is lost for good.")
    private boolean noSafety;

    @Option(
            names = {"-f", "--force"},
            description = "Do not ask.")
    private boolean force;

    SnapshotRestoreCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Console console = coop.console();
        SnapshotService snapshots = coop.services().snapshots();
        RestorePlan plan = snapshots.planRestore(container, snapshot, !noSafety);
        if (!plan.isPossible()) {
            throw new CoopException(
                    Kind.WRONG_STATE,
                    plan.obstacle(),
                    "make a container of the snapshot, which loses nothing, with: coop snapshot new-container "
                            + container + " " + snapshot + " NAME");
        }
        if (!force) {
            explain(plan, console);
            console.confirm("Restore " + snapshot + "?", "--yes or --force");
        }
        long start = System.nanoTime();
        @Nullable
        ContainerSnapshot safety = snapshots.restore(
                container,
                snapshot,
                !noSafety,
                phase -> console.line(
                        switch (phase) {
                            case SAFETY_SNAPSHOT -> "Making a snapshot of now";
                            case STOP -> "Stopping " + container;
                            case RESTORE -> "Restoring the disk";
                            case START -> "Starting " + container;
                            case LOCK -> "Locking " + container;
                        }));
        console.remark("Restored " + container + " to " + console.strong(snapshot) + " in "
                + Text.duration(Duration.ofNanos(System.nanoTime() - start)) + stateOf(plan.state()));
        if (safety != null) {
            console.remark("Undo it with: coop snapshot restore " + container + " " + safety.name());
        }
        mentionAbsent(plan.absent(), console);
        return ExitCodes.OK;
    }

    private static String stateOf(ContainerState state) {
        return switch (state) {
            case RUNNING -> "; it runs";
            case FROZEN -> "; it is locked, as before";
            default -> "; it is stopped, as before";
        };
    }

    private void explain(RestorePlan plan, Console console) {
        String age = Text.age(plan.snapshot().createdAt());
        console.remark("The disk of " + console.strong(container) + " goes back by " + age
                + (noSafety ? ": what has changed on it since is lost." : ". What it is now is kept in a snapshot.")
                + " See what has changed with: coop snapshot diff " + container + " " + snapshot);
        console.remark(changes());
        if (plan.state() == ContainerState.RUNNING || plan.state() == ContainerState.FROZEN) {
            console.remark("What runs in it now is ended, and its system is started anew.");
        }
        if (!plan.newer().isEmpty()) {
            console.remark("Snapshots that are newer stay: " + plan.newer().size());
        }
        for (MountPoint each : plan.kept()) {
            console.remark("Stays: " + mount(each));
        }
        for (MountPoint each : plan.absent()) {
            console.remark("Does not come back: " + mount(each));
        }
    }

    /** A restore is not kept back by a comparison that fails. */
    private String changes() {
        try (Spinner _ = coop.console().spinner("Comparing the disks of " + container)) {
            SnapshotDiff diff = coop.services().diffs().diff(container, snapshot, null);
            return diff.files().isEmpty() ? "No file has changed since." : "Changed since: " + ChangeSummary.of(diff);
        } catch (CoopException unknown) {
            return "What has changed since is not known: " + unknown.problem();
        }
    }

    private static String mount(MountPoint mount) {
        return Text.printable(mount.source()) + (mount.readOnly() ? " (read only)" : "") + " at "
                + Text.printable(mount.target());
    }

    private void mentionAbsent(List<MountPoint> absent, Console console) {
        for (MountPoint each : absent) {
            console.remark("It no longer sees " + Text.printable(each.source()) + ", as it did then. Give it that again"
                    + " with: coop mount add " + container + " " + Text.printable(each.source()));
        }
    }
}
