package dev.coop.core.doctor;

import dev.coop.core.setup.Setup;
import dev.coop.incus.IncusClient;
import dev.coop.incus.ServerInfo;
import java.util.List;

/** Whether this Incus has what Coop calls. */
final class ExtensionsCheck extends Check {
    /** What Coop does without, though worse: what is lost without it. */
    private static final String DISK_ONLY = "instance_snapshot_disk_only_restore";

    private final IncusClient incus;

    ExtensionsCheck(IncusClient incus) {
        super("extensions");
        this.incus = incus;
    }

    @Override
    Finding look() {
        ServerInfo server = incus.server();
        List<String> missing = Setup.missingExtensions(server);
        if (!missing.isEmpty()) {
            return fail("Incus lacks " + String.join(", ", missing), "install Incus 6.0 or later");
        }
        return pass(
                server.has(DISK_ONLY)
                        ? "it has all that Coop calls"
                        : "it has all that Coop needs (Incus 6.0.6 restores disks alone, this one does not)");
    }
}
