package dev.coop.cli;

import dev.coop.cli.output.Format;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", aliases = "ls", description = "List the containers.")
final class ListCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    ListCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Containers.listing()
                .print(
                        coop.services().containers().list(),
                        format,
                        "There are no containers yet. Make one with: coop create",
                        coop.console());
        return ExitCodes.OK;
    }
}
