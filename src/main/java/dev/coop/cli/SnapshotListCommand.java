package dev.coop.cli;

import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.cli.output.Text;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerStatus.MountPoint;
import dev.coop.core.snapshot.ContainerSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list", aliases = "ls", description = "List the snapshots, oldest first.")
final class SnapshotListCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The container (default: all).")
    private @Nullable String container;

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    SnapshotListCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        listing(format == Format.TABLE && (container != null || coop.console().isQuiet()))
                .print(
                        snapshots(),
                        format,
                        container == null
                                ? "There are no snapshots yet. Make one with: coop snapshot create NAME"
                                : container + " has no snapshots yet. Make one with: coop snapshot create " + container,
                        coop.console());
        return ExitCodes.OK;
    }

    private List<ContainerSnapshot> snapshots() {
        if (container != null) {
            return coop.services().snapshots().list(container);
        }
        List<ContainerSnapshot> all = new ArrayList<>();
        for (Container each : coop.services().containers().list()) {
            all.addAll(coop.services().snapshots().list(each.name()));
        }
        return all;
    }

    /** @param one whether all are of one container, so that its name need not be told */
    static Listing<ContainerSnapshot> listing(boolean one) {
        Listing<ContainerSnapshot> listing = new Listing<>();
        if (!one) {
            listing.column("container", "CONTAINER", ContainerSnapshot::container);
        }
        return listing.column("name", "SNAPSHOT", ContainerSnapshot::name)
                .column("created_at", "AGE", each -> each.createdAt().toString(), each -> Text.age(each.createdAt()))
                .column("note", "NOTE", each -> each.note().isEmpty() ? null : each.note(), ContainerSnapshot::note)
                .column("size_bytes", "SIZE", ContainerSnapshot::sizeBytes, each -> Text.bytes(each.sizeBytes()))
                .column(
                        "mounts",
                        "MOUNTS",
                        each -> each.mounts().stream().map(MountPoint::name).toList(),
                        each -> String.join(
                                ", ",
                                each.mounts().stream().map(MountPoint::name).toList()))
                .column(
                        "expires_at",
                        "EXPIRES",
                        each -> each.expiresAt() == null
                                ? null
                                : each.expiresAt().toString(),
                        each -> each.expiresAt() == null
                                ? "never"
                                : each.expiresAt().toString().substring(0, 10))
                .hidden("origin", each -> each.origin().name().toLowerCase(Locale.ROOT));
    }
}
