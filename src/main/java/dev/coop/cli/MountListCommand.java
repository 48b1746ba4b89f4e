package dev.coop.cli;

import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.cli.output.Text;
import dev.coop.core.mount.Mount;
import dev.coop.core.mount.MountService;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "list",
        aliases = "ls",
        description = "List the folders that containers see. <---> can be written, ---> only read.")
final class MountListCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The container (default: all).")
    private @Nullable String container;

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    MountListCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        MountService mounts = coop.services().mounts();
        listing()
                .print(
                        container == null ? mounts.list() : mounts.list(container),
                        format,
                        container == null
                                ? "No container sees a folder. Give one with: coop mount add NAME FOLDER"
                                : container + " sees no folder. Give it one with: coop mount add " + container
                                        + " FOLDER",
                        coop.console());
        return ExitCodes.OK;
    }

    private static Listing<Mount> listing() {
        return new Listing<Mount>()
                .column("container", "CONTAINER", Mount::container)
                .column("name", "NAME", Mount::name)
                .column("source", "SOURCE", Mount::source)
                .column("target", "      TARGET", Mount::target, each -> arrow(each) + " " + each.target())
                .hidden("mode", each -> each.mode().text())
                .column("protected", "PROTECTED", Mount::isProtected, each -> each.isProtected() ? "yes" : "")
                .column(
                        "expires_at",
                        "EXPIRES",
                        each -> each.expiresAt() == null
                                ? null
                                : each.expiresAt().toString(),
                        each -> each.expiresAt() == null ? "" : expiry(each.expiresAt()))
                .column("state", "STATE", each -> each.state().text());
    }

    static String arrow(Mount mount) {
        return mount.mode().isReadOnly() ? " --->" : "<--->";
    }

    private static String expiry(Instant at) {
        Duration left = Duration.between(Instant.now(), at);
        return left.isPositive() ? "in " + Text.age(left) : "now";
    }
}
