package dev.coop.core.mount;

import dev.coop.host.MountTable;
import dev.coop.host.MountTable.Entry;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a running or frozen container really sees. The kernel's own table of its mounts tells: from outside where this
 * process may read it, else through Incus, whose answer root in the container could forge.
 */
final class SeenMounts {
    private final IncusClient incus;

    SeenMounts(IncusClient incus) {
        this.incus = incus;
    }

    /**
     * Whether a container sees a folder of the host at a path, as the first thing that was mounted there.
     *
     * @param source its real path
     * @throws IncusException when the container cannot be asked
     */
    boolean shows(String container, String source, String target) throws IOException {
        Optional<Entry> seen = table(container).entries().stream()
                .filter(each -> each.point().equals(target))
                .findFirst();
        Optional<Entry> here = MountTable.current().over(source);
        if (here.isEmpty()) {
            // In a virtual machine, whose table this computer does not know.
            return seen.isPresent()
                    && (source + "/")
                            .endsWith(
                                    seen.get().root().equals("/")
                                            ? "/"
                                            : seen.get().root() + "/");
        }
        return seen.isPresent()
                && seen.get().device().equals(here.get().device())
                && seen.get().root().equals(MountTable.within(here.get(), source));
    }

    private MountTable table(String container) throws IOException {
        Path process = Path.of(
                "/proc", Long.toString(incus.instances().state(container).pid()));
        try {
            // With Incus in a virtual machine the number would be that of another process.
            if (Files.readString(process.resolve("cgroup")).contains("lxc.payload." + instancePath(container))) {
                return MountTable.parse(
                        new String(Files.readAllBytes(process.resolve("mountinfo")), StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // Only root may look from outside.
        }
        return MountTable.parse(
                new String(incus.instances().files(container).read("/proc/1/mountinfo"), StandardCharsets.UTF_8));
    }

    /** Incus puts the project in front, but for the default one. */
    private String instancePath(String container) {
        String project = incus.project();
        return project == null || project.equals("default") ? container : project + "_" + container;
    }
}
