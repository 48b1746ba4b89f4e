package dev.coop.incus;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container or virtual machine.
 *
 * @param config what is set on the instance itself
 * @param expandedConfig the same with its profiles merged in
 * @param devices on the instance itself, by name
 * @param state only when it was asked for
 * @param lastUsedAt null for never
 * @param snapshots empty unless they were asked for
 */
public record Instance(
        String name,
        String type,
        Status status,
        String description,
        String architecture,
        boolean ephemeral,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        Map<String, String> config,
        Map<String, String> expandedConfig,
        Map<String, Map<String, String>> devices,
        Map<String, Map<String, String>> expandedDevices,
        List<String> profiles,
        String project,
        @Nullable InstanceState state,
        List<Snapshot> snapshots) {

    public Instance {
        description = description == null ? "" : description;
        config = config == null ? Map.of() : Map.copyOf(config);
        expandedConfig = expandedConfig == null ? config : Map.copyOf(expandedConfig);
        devices = devices == null ? Map.of() : Map.copyOf(devices);
        expandedDevices = expandedDevices == null ? devices : Map.copyOf(expandedDevices);
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
        lastUsedAt = Json.orNever(lastUsedAt);
        snapshots = snapshots == null ? List.of() : List.copyOf(snapshots);
    }
}
