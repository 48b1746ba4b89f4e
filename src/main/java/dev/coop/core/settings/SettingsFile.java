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
        Map<?, ?> root = read();
        Settings defaults = Settings.DEFAULTS;
        return new Settings(
                number(root, "default_cpus", defaults.defaultCpus()),
                number(root, "default_memory_mb", defaults.defaultMemoryMb()),
                number(root, "default_disk_gb", defaults.defaultDiskGb()),
                text(root, "COOP_DEFAULT_IMAGE", "default_image", defaults.defaultImage()),
                text(root, "", "fallback_image", defaults.fallbackImage()),
                // COOP_INCUS_SOCKET is read where sockets are looked for.
                optional(root, "incus_socket"),
                text(root, "COOP_INCUS_PROJECT", "incus_project", defaults.incusProject()),
                text(section(root, "vm"), "COOP_VM_INSTANCE", "instance", defaults.vmInstance()));
    }

    private Map<?, ?> read() {
        try {
            String content = Files.readString(file);
            Object root = content.isBlank() ? Map.of() : JsonMapper.shared().readValue(content, Object.class);
            if (root instanceof Map<?, ?> object) {
                return object;
            }
            throw broken("it is not a JSON object", null);
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (IOException unreadable) {
            throw broken("it cannot be read", unreadable);
        } catch (JacksonException notJson) {
            throw broken(
                    "line " + notJson.getLocation().getLineNr() + ", column "
                            + notJson.getLocation().getColumnNr() + " is not JSON",
                    notJson);
        }
    }

    private Map<?, ?> section(Map<?, ?> root, String key) {
        Object value = root.get(key);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> section) {
            return section;
        }
        throw broken(key + " is not a JSON object", null);
    }

    private int number(Map<?, ?> root, String key, int otherwise) {
        Object value = root.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number > 0) {
            return number;
        }
        throw broken(key + " is not a whole number above 0", null);
    }

    private String text(Map<?, ?> root, String variable, String key, String otherwise) {
        @Nullable String set = environment.get(variable);
        if (set != null && !set.isBlank()) {
            return set;
        }
        @Nullable String inFile = optional(root, key);
        return inFile == null ? otherwise : inFile;
    }

    private @Nullable String optional(Map<?, ?> root, String key) {
        Object value = root.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : text;
        }
        throw broken(key + " is not a text", null);
    }

    private CoopException broken(String why, @Nullable Throwable cause) {
        return new CoopException(
                Kind.USAGE, "The settings in " + file + " are broken: " + why, "mend the file, or move it away", cause);
    }
}
