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

    /**
     * /run is empty after a boot, and sshd wants its folder there. What is made in it before systemd mounts it is lost, and a
     * system that only starts lets no user in yet; so the first connection after a boot waits for both, but not for ever.
     */
    private static final String SERVER = """
            if [ ! -e /run/coop-users-welcome ]; then
              tries=0
              while [ "$(cat /proc/1/comm)" = systemd ] && [ $tries -lt 100 ]; do
                case $(systemctl show -p LoadState,ActiveState systemd-user-sessions.service 2>/dev/null) in
                  *State=active* | *State=masked* | *State=not-found*) break ;;
                esac
                tries=$((tries + 1))
                sleep 0.1
              done
              mkdir -p -m 755 /run/sshd && : >/run/coop-users-welcome
            fi
            exec /usr/sbin/sshd -i""";

    private final CoopCli coop;

    @Parameters(paramLabel = "HOST", description = "What ssh calls the container: NAME.coop.")
    private String host = "";

    SshProxyCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        var command = new dev.coop.core.container.Command(
                List.of("/bin/sh", "-c", SERVER), "root", "/", Map.of(), NO_TERMINAL);
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
