package dev.coop.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "desktop", description = "Open the desktop; the same as coop without arguments.")
final class DesktopCommand implements Callable<Integer> {
    private final CoopCli coop;

    DesktopCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        return coop.services().openDesktop();
    }
}
