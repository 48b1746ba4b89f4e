package dev.coop.core.mount;

import dev.coop.host.Folders;
import dev.coop.incus.IncusClient;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tries whether users can be mapped in a folder that a container sees: what the kernel says of itself is not enough. */
public final class ShiftProbe {
    private static final String DEVICE = "coop-probe";
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private ShiftProbe() {}

    /**
     * Shows an empty folder of its own, to be read only, to a running container for a moment.
     *
     * @param incus within Coop's project
     * @param parent where the folder is made
     * @return why it cannot be done, as Incus says it; empty when it can
     */
    public static Optional<String> obstacle(IncusClient incus, String container, Path parent) throws IOException {
        Path folder = Files.createTempDirectory(Folders.makePrivate(parent), "probe");
        try {
            Map<String, String> device = new LinkedHashMap<>(Map.of("type", "disk", "path", "/mnt/" + DEVICE));
            device.put("source", folder.toRealPath().toString());
            device.put("readonly", "true");
            device.put("shift", "true");
            set(incus, container, device);
            set(incus, container, Map.of());
            return Optional.empty();
        } catch (OperationFailedException | RefusedException failure) {
            return Optional.of(failure.reason());
        } finally {
            Files.delete(folder);
        }
    }

    private static void set(IncusClient incus, String container, Map<String, String> device) {
        incus.operations()
                .await(
                        incus.instances().update(container, now -> {
                            Map<String, Map<String, String>> devices = new LinkedHashMap<>(now.devices());
                            devices.remove(DEVICE);
                            if (!device.isEmpty()) {
                                devices.put(DEVICE, device);
                            }
                            return now.withDevices(devices);
                        }),
                        LIMIT);
    }
}
