package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Format;
import dev.coop.cli.output.Spinner;
import dev.coop.core.snapshot.ContainerSnapshot;
import dev.coop.core.snapshot.SnapshotRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "snapshot",
        description = "Points to which a container's disk can go back.",
        synopsisSubcommandLabel = "COMMAND")
final class SnapshotCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private SnapshotCommand() {}

    static CommandLine line(CoopCli coop) {
        return new CommandLine(new SnapshotCommand())
                .addSubcommand(new Create(coop))
                .addSubcommand(new SnapshotListCommand(coop))
                .addSubcommand(new SnapshotDiffCommand(coop))
                .addSubcommand(new SnapshotRestoreCommand(coop))
                .addSubcommand(new Rename(coop))
                .addSubcommand(new Delete(coop))
                .addSubcommand(new SnapshotNewContainerCommand(coop))
                .addSubcommand(new SnapshotScheduleCommand(coop));
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Name a command of snapshot");
    }

    @Command(name = "create", description = "Make a snapshot, whatever the container is doing.")
    static final class Create implements Callable<Integer> {
        private final CoopCli coop;

        @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
        private String container = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "SNAPSHOT",
                description = "The name of the snapshot (default: date and time).")
        private @Nullable String snapshot;

        @Option(names = "--note", paramLabel = "TEXT", description = "What it is for.")
        private String note = "";

        @Option(
                names = "--expires",
                paramLabel = "TIME",
                converter = TimeSpan.class,
                description = "Delete it by itself after that time, such as 12h or 7d (default: never).")
        private @Nullable Duration expires;

        @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
        private Format format = Format.TABLE;

        Create(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            Console console = coop.console();
            Instant expiry =
                    expires == null ? null : Instant.now().plus(expires).truncatedTo(ChronoUnit.SECONDS);
            ContainerSnapshot made;
            try (Spinner _ = console.spinner("Making a snapshot of " + container)) {
                made = coop.services().snapshots().create(container, new SnapshotRequest(snapshot, note, expiry));
            }
            if (format == Format.TABLE) {
                console.remark("Made a snapshot of " + container);
                // The one thing that a script wants of it, alone on standard output.
                console.out().println(made.name());
                console.out().flush();
            } else {
                SnapshotListCommand.listing(false).printOne(made, format, console);
            }
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "rename",
            description = "Give a snapshot another name. One that Coop made by itself is kept from then on.")
    static final class Rename implements Callable<Integer> {
        private final CoopCli coop;

        @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
        private String container = "";

        @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "The snapshot.")
        private String snapshot = "";

        @Parameters(index = "2", paramLabel = "NEW-NAME", description = "Its new name.")
        private String newName = "";

        Rename(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            coop.services().snapshots().rename(container, snapshot, newName);
            coop.console().remark("Renamed " + snapshot + " of " + container + " to " + newName);
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "delete",
            aliases = "rm",
            description = "Delete snapshots. The container and its other snapshots stay as they are.")
    static final class Delete implements Callable<Integer> {
        private final CoopCli coop;

        @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
        private String container = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "SNAPSHOT", description = "The snapshots.")
        private List<String> snapshots = List.of();

        @Option(
                names = {"-f", "--force"},
                description = "Do not ask.")
        private boolean force;

        Delete(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            Console console = coop.console();
            if (!force) {
                console.confirm(
                        "Delete " + String.join(", ", snapshots) + " of " + container
                                + "? What only that holds is lost.",
                        "--yes or --force");
            }
            for (String each : snapshots) {
                try (Spinner _ = console.spinner("Deleting " + each)) {
                    coop.services().snapshots().delete(container, each);
                }
                console.remark("Deleted " + each + " of " + container);
            }
            return ExitCodes.OK;
        }
    }
}
