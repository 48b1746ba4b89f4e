package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Text;
import dev.coop.core.mount.Mount;
import dev.coop.core.mount.MountProposal;
import dev.coop.core.mount.MountRequest;
import dev.coop.core.mount.MountService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "add", description = "Let a container see a folder of this computer.")
final class MountAddCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
    private String container = "";

    @Parameters(index = "1", paramLabel = "FOLDER", description = "The folder.")
    private Path folder = Path.of("");

    @Option(names = "--name", paramLabel = "MOUNT", description = "Name of the mount (default: that of the folder).")
    private @Nullable String name;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "Where the container sees it (default: /home/agent/MOUNT).")
    private @Nullable String target;

    @Option(
            names = {"--readonly", "--read-only"},
            description = "The container can read it, and not change it.")
    private boolean readOnly;

    @Option(names = "--force", description = "Open a protected folder, with the code that this computer shows you.")
    private boolean force;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Take it away after that time, such as 30m, 2h or 1d.")
    private @Nullable Duration lifetime;

    MountAddCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Console console = coop.console();
        MountService mounts = coop.services().mounts();
        MountRequest request = new MountRequest(container, folder, name, target, readOnly, force, lifetime);
        MountProposal proposal = mounts.propose(request);
        Mount mount = mounts.add(request, coop.codeEntry());
        proposal.notes().forEach(each -> console.remark(console.warning("Warning: ") + Text.printable(each)));
        console.remark(Text.printable(mount.container() + ": " + mount.source() + " " + MountListCommand.arrow(mount)
                + " " + mount.target() + " (" + mount.name() + ")"));
        if (proposal.needsCode()) {
            console.remark(console.faint("A snapshot was made before: see it with  coop snapshot list " + container));
        }
        if (lifetime != null) {
            console.remark(console.faint("It is taken away in " + Text.age(lifetime)
                    + ": by Coop's window when that is open, else by the next command of Coop"));
        }
        return ExitCodes.OK;
    }
}
