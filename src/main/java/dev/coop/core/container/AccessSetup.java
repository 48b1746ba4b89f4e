package dev.coop.core.container;

import dev.coop.core.ssh.SshFiles;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecResult;
import dev.coop.incus.IncusClient;
import java.nio.charset.StandardCharsets;

/** Lets Coop's SSH key in, and learns the container's host key over Incus, where nobody can stand in between. */
final class AccessSetup {
    private static final int NOT_PREPARED = 42;

    /**
     * Reads the public key; prints the host key. That is made here, because one that came with the image is every other
     * container's too, and put in place whole, because a first boot may be making its own.
     */
    private static final String SCRIPT = """
            set -eu
            getent passwd agent >/dev/null && [ -x /usr/sbin/sshd ] || exit %d
            made=$(mktemp -d /etc/ssh/.coop.XXXXXX)
            ssh-keygen -q -t ed25519 -N '' -C "root@$(uname -n)" -f "$made/ssh_host_ed25519_key" </dev/null
            mv -f "$made"/* /etc/ssh/
            rmdir "$made"
            home=$(getent passwd agent | cut -d: -f6)
            install -d -m 700 -o agent -g agent "$home/.ssh"
            umask 077
            cat >"$home/.ssh/authorized_keys"
            chown agent:agent "$home/.ssh/authorized_keys"
            cat /etc/ssh/ssh_host_ed25519_key.pub
            """.formatted(NOT_PREPARED);

    private final IncusClient incus;
    private final SshFiles ssh;

    AccessSetup(IncusClient incus, SshFiles ssh) {
        this.incus = incus;
        this.ssh = ssh;
    }

    /** Tells the listener when the image is not made for it; that is no failure. */
    void open(String container, String publicKey, CreateListener listener) {
        ExecResult result = incus.instances()
                .exec(container)
                .run(ExecRequest.of("/bin/sh", "-c", SCRIPT), (publicKey + "\n").getBytes(StandardCharsets.UTF_8));
        if (result.succeeded()) {
            ssh.remember(container, result.out());
        } else if (result.exitCode() == NOT_PREPARED) {
            listener.warning(
                    "the image has no account \"agent\" or no SSH server, so coop shell cannot enter it by SSH");
        } else {
            listener.warning("SSH could not be set up in it: " + result.err().strip());
        }
    }
}
