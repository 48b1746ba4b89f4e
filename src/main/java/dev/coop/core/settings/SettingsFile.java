package dev.coop.core.settings;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code settings.json}, with the environment above it and the defaults below. */
public final class SettingsFile {
    private final Path file;
    private final Map<String, String> environment;

    public SettingsFile(Path configFolder, Map<String, String> environment) {
        this.file = configFolder.resolve("settings.json");
        this.environment = environment;
    }

    /** @throws CoopException of kind USAGE when the file or a value in it cannot be understood; the file is left as it is */
    public Settings load() {
        JsonNode root = read();
        Settings defaults = Settings.DEFAULTS;
        return new Settings(
                number(root, "default_cpus", defaults.defaultCpus()),
                number(root, "default_memory_mb", defaults.defaultMemoryMb()),
                number(root, "default_disk_gb", defaults.defaultDiskGb()),
                text(root, "COOP_DEFAULT_IMAGE", "default_image", defaults.defaultImage()),
                text(root, "", "fallback_image", defaults.fallbackImage()),
                // COOP_INCUS_SOCKET is read where sockets are looked for.
                optional(root.path("incus_socket"), "incus_socket"),
                text(root, "COOP_INCUS_PROJECT", "incus_project", defaults.incusProject()),
                text(section(root, "vm"), "COOP_VM_INSTANCE", "instance", defaults.vmInstance()));
    }

    private JsonNode read() {
        JsonMapper mapper = JsonMapper.shared();
        try {
            String content = Files.readString(file);
            JsonNode root = content.isBlank() ? mapper.createObjectNode() : mapper.readTree(content);
            if (!root.isObject()) {
                throw broken("it is not a JSON object", null);
            }
            return root;
        } catch (NoSuchFileException _) {
            return mapper.createObjectNode();
        } catch (IOException unreadable) {
            throw broken("it cannot be read", unreadable);
        } catch (JacksonException notJson) {
            throw broken(
                    "line " + notJson.getLocation().getLineNr() + ", column "
                            + notJson.getLocation().getColumnNr() + " is not JSON",
                    notJson);
        }
    }

    private JsonNode section(JsonNode root, String key) {
        JsonNode node = root.path(key);
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            throw broken(key + " is not a JSON object", null);
        }
        return node;
    }

    private int number(JsonNode root, String key, int otherwise) {
        JsonNode node = root.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isInt() || node.asInt() < 1) {
            throw broken(key + " is not a whole number above 0", null);
        }
        return node.asInt();
    }

    private String text(JsonNode root, String variable, String key, String otherwise) {
        @Nullable String set = environment.get(variable);
        if (set != null && !set.isBlank()) {
            return set;
        }
        @Nullable String inFile = optional(root.path(key), key);
        return inFile == null ? otherwise : inFile;
    }

    private @Nullable String optional(JsonNode node, String key) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            throw broken(key + " is not a text", null);
        }
        return node.asString().isBlank() ? null : node.asString();
    }

    private CoopException broken(String why, @Nullable Throwable cause) {
        return new CoopException(
                Kind.USAGE, "The settings in " + file + " are broken: " + why, "mend the file, or move it away", cause);
    }
}
