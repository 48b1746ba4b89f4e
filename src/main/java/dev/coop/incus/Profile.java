package dev.coop.incus;

import java.util.Map;

/** Settings and devices that instances share. */
public record Profile(
        String name, String description, Map<String, String> config, Map<String, Map<String, String>> devices) {
    static Profile of(JsonObject json) {
        return new Profile(
                json.requiredText("name"), json.text("description"), json.texts("config"), json.textsByName("devices"));
    }

    public Profile {
        description = description == null ? "" : description;
        config = config == null ? Map.of() : Map.copyOf(config);
        devices = devices == null ? Map.of() : Map.copyOf(devices);
    }
}
