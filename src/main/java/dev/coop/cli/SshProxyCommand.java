package dev.coop.cli;

import dev.coop.core.container.Command.Terminal;
import dev.coop.core.container.Session;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.ssh.SshFiles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What ssh runs to reach a container: its server, started for this one connection, over Incus exec. */
@Command(name = "ssh-proxy", hidden = true, description = "Carry an SSH connection to a container; for ProxyCommand.")
final class SshProxyCommand implements Callable<Integer> {
    private static final @Nullable Terminal NO_TERMINAL = null;

    /** /run is empty after a boot, and sshd wants its folder there. */
    private static final List<String> SERVER =
            List.of("/bin/sh", "-c", "mkdir -p -m 755 /run/sshd && exec /usr/sbin/sshd -i");

    private final CoopCli coop;

    @Parameters(paramLabel = "HOST", description = "What ssh calls the container: NAME.coop.")
    private String host = "";

    SshProxyCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        var command = new dev.coop.core.container.Command(SERVER, "root", "/", Map.of(), NO_TERMINAL);
        try (Session session = coop.services().containers().exec(SshFiles.container(host), command)) {
            return new Streams(session).copyUntilEnd();
        } catch (CoopException failure) {
            // ssh hangs up on it when the connection ends: nobody wants to read about that.
            if (failure.kind() == Kind.INTERRUPTED) {
                return ExitCodes.INTERRUPTED;
            }
            throw failure;
        }
    }
}
