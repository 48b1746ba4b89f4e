package dev.coop.incus;

import java.util.Map;

/**
 * A network of the host.
 *
 * @param type such as {@code bridge} or {@code physical}
 * @param managed whether Incus made it
 */
public record Network(
        String name, String description, String type, boolean managed, String status, Map<String, String> config) {
    public Network {
        description = description == null ? "" : description;
        status = status == null ? "" : status;
        config = config == null ? Map.of() : Map.copyOf(config);
    }
}
