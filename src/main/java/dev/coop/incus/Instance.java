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

    static Instance of(JsonObject json) {
        return new Instance(
                json.requiredText("name"),
                json.text("type"),
                Status.of(json.text("status")),
                json.text("description"),
                json.text("architecture"),
                json.flag("ephemeral"),
                json.time("created_at"),
                json.timeOrNever("last_used_at"),
                json.texts("config"),
                json.texts("expanded_config"),
                json.textsByName("devices"),
                json.textsByName("expanded_devices"),
                json.list("profiles"),
                json.text("project"),
                json.value("state") == null ? null : InstanceState.of(json.object("state")),
                json.list("snapshots", each -> Json.map(each, Snapshot.class)));
    }

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
