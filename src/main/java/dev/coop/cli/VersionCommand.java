package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.core.update.Release;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "version", description = "Say which version this is, and whether there is a newer one.")
final class VersionCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Option(
            names = "--check",
            description = "Ask the list of releases at the address in updates.feed. Nothing is installed.")
    private boolean check;

    VersionCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Console console = coop.console();
        // First, so that an answer that does not come keeps nothing back.
        console.out().println(coop.services().version());
        if (check) {
            console.out().flush();
            Optional<Release> newer = coop.services().updates().newer();
            console.remark(newer.map(each -> "Coop " + each.version() + " is out: " + each.page())
                    .orElse("There is no newer one."));
        }
        return ExitCodes.OK;
    }
}
