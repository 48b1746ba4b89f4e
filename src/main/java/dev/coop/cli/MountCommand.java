package dev.coop.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "mount",
        description = "The folders of this computer that containers see.",
        synopsisSubcommandLabel = "COMMAND")
final class MountCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private MountCommand() {}

    static CommandLine line(CoopCli coop) {
        return new CommandLine(new MountCommand())
                .addSubcommand(new MountAddCommand(coop))
                .addSubcommand(new Remove(coop))
                .addSubcommand(new MountListCommand(coop));
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Name a command of mount");
    }

    @Command(
            name = "remove",
            aliases = "rm",
            description = "Take a folder away from a container. What is in the folder stays as it is.")
    static final class Remove implements Callable<Integer> {
        private final CoopCli coop;

        @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
        private String container = "";

        @Parameters(index = "1", paramLabel = "MOUNT", description = "The name of the mount.")
        private String mount = "";

        Remove(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            coop.services().mounts().remove(container, mount);
            coop.console().remark("Took " + mount + " away from " + container);
            return ExitCodes.OK;
        }
    }
}
