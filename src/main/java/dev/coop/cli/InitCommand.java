package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Spinner;
import dev.coop.cli.output.Text;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "init",
        description =
                "Prepare Incus for Coop: its project, storage, network and profile. Changes nothing that is there.")
final class InitCommand implements Callable<Integer> {
    private final CoopCli coop;

    InitCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Console console = coop.console();
        try (Spinner _ = console.spinner("Preparing Incus")) {
            prepare(console);
        }
        if (coop.services().images().exists()) {
            console.out().println("Incus is ready. Make a container with: coop create");
        } else {
            console.out().println("Incus is ready. Build the image of the containers with: coop image build");
        }
        return ExitCodes.OK;
    }

    private void prepare(Console console) {
        coop.services().setup().run(step -> {
            console.clearLine();
            console.out()
                    .println("  " + Text.pad(step.what(), 14) + Text.pad(step.name(), 44)
                            + (step.made() ? console.good("made") : console.faint("there")));
            console.out().flush();
            if (!step.warning().isEmpty()) {
                console.warn(step.warning());
            }
        });
    }
}
