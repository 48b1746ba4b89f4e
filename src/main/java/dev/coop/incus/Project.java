package dev.coop.incus;

import java.util.Map;

/**
 * A namespace of its own for instances, and for what its {@code features.*} settings name.
 *
 * @param config such as {@code features.images}: {@code true} or {@code false}
 */
public record Project(String name, String description, Map<String, String> config) {
    public Project {
        description = description == null ? "" : description;
        config = config == null ? Map.of() : Map.copyOf(config);
    }
}
