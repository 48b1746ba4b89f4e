package dev.coop.core.doctor;

import dev.coop.core.mount.ShiftProbe;
import dev.coop.incus.IncusClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a container's users can be this computer's in a folder that it sees. */
final class IdmapCheck extends Check {
    private final IncusClient incus;
    private final TestContainer container;
    private final Path folder;

    /** @param folder where a folder to try it with is made */
    IdmapCheck(IncusClient incus, TestContainer container, Path folder) {
        super("idmapped-mounts");
        this.incus = incus;
        this.container = container;
        this.folder = folder;
    }

    @Override
    Needs needs() {
        return Needs.CONTAINER;
    }

    @Override
    Finding look() throws IOException {
        Optional<String> obstacle =
                container.alone(() -> ShiftProbe.obstacle(incus, container.containerName(), folder));
        return obstacle.isEmpty()
                ? pass("users can be mapped in mounted folders")
                : warn(
                        "users cannot be mapped in mounted folders (" + obstacle.get() + ")",
                        "update the kernel to 5.15 or later; until then mounts need your own number in /etc/subuid and /etc/subgid");
    }
}
