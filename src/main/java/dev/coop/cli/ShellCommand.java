package dev.coop.cli;

import dev.coop.cli.output.Spinner;
import dev.coop.core.container.ContainerService;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.snapshot.ContainerSnapshot;
import dev.coop.core.snapshot.ShellSnapshot;
import dev.coop.core.ssh.SshFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "shell",
        description = {
            "Open a shell in a container, as the agent, by SSH.",
            "With --exec it goes by Incus's own terminal, for images without an SSH server."
        })
final class ShellCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
    private String name = "";

    @Option(names = "--exec", description = "By Incus's terminal instead of SSH.")
    private boolean exec;

    ShellCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        ensureRunning();
        keep();
        if (exec) {
            try (LocalTerminal terminal =
                    LocalTerminal.open("run a command in it with: coop exec " + name + " -- COMMAND")) {
                return terminal.run(size ->
                        coop.services().containers().exec(name, dev.coop.core.container.Command.loginShell(size)));
            }
        }
        return ssh();
    }

    private void ensureRunning() {
        ContainerService containers = coop.services().containers();
        switch (containers.get(name).state()) {
            case RUNNING -> {}
            case FROZEN -> {
                coop.console().confirm(name + " is locked. Unlock it?", "--yes");
                containers.unlock(name);
            }
            default -> {
                coop.console().confirm(name + " does not run. Start it?", "--yes");
                try (Spinner _ = coop.console().spinner("Starting " + name)) {
                    containers.start(name);
                }
            }
        }
    }

    private void keep() {
        ShellSnapshot snapshot = new ShellSnapshot(
                () -> coop.services().settings(), () -> coop.services().snapshots());
        if (snapshot.wanted()) {
            ContainerSnapshot made = snapshot.make(name);
            coop.console()
                    .remark("Go back to before this shell with: coop snapshot restore " + name + " " + made.name());
        }
    }

    private int ssh() {
        SshFiles ssh = coop.services().ssh();
        ssh.ensure();
        List<String> command = new ArrayList<>(List.of("ssh", "-F", ssh.config().toString(), SshFiles.host(name)));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException missing) {
            throw new CoopException(
                    Kind.ERROR,
                    "The program ssh cannot be started",
                    "install OpenSSH's client, or use: coop shell --exec " + name,
                    missing);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "Cancelled");
        }
    }
}
