package dev.coop.cli;

import dev.coop.cli.output.Spinner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "rename", description = "Give a stopped container another name.")
final class RenameCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "NEW-NAME", description = "What it is to be called.")
    private String newName = "";

    RenameCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        try (Spinner _ = coop.console().spinner("Renaming " + name)) {
            coop.services().containers().rename(name, newName);
        }
        coop.console().remark("Renamed " + name + " to " + newName);
        return ExitCodes.OK;
    }
}
