package dev.coop.core.settings;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.settings.SettingValue.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user's settings: the environment above {@code settings.json} above the defaults. A file that is broken is reported
 * and never written over.
 */
public final class SettingsService {
    private final SettingsFile file;
    private final Map<String, String> environment;

    public SettingsService(Path configFolder, Map<String, String> environment) {
        this.file = new SettingsFile(configFolder);
        this.environment = environment;
    }

    public Path path() {
        return file.path();
    }

    /** @throws CoopException of kind USAGE when the file or a value cannot be understood */
    public Settings load() {
        String text = file.read();
        Map<String, Object> root = Json.parse(text, file.path());
        Map<String, Object> values = new HashMap<>();
        for (Setting<?> setting : Setting.ALL) {
            SettingValue<?> value = value(setting, root, text);
            if (value.source() != Source.DEFAULT) {
                values.put(setting.key(), value.value());
            }
        }
        return new Settings(values);
    }

    /** Every setting with its value, in the order of {@link Setting#ALL}. @throws CoopException as {@link #load()} */
    public List<SettingValue<?>> list() {
        String text = file.read();
        Map<String, Object> root = Json.parse(text, file.path());
        List<SettingValue<?>> values = new ArrayList<>();
        for (Setting<?> setting : Setting.ALL) {
            values.add(value(setting, root, text));
        }
        return values;
    }

    /** The keys of the file that are no setting: kept, and without effect. */
    public List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        Json.parse(file.read(), file.path()).forEach((key, value) -> {
            if (value instanceof Map<?, ?> section
                    && Setting.ALL.stream().anyMatch(each -> each.section().equals(key))) {
                section.keySet().forEach(name -> unknown.add(key + "." + name));
            } else {
                unknown.add(key);
            }
        });
        unknown.removeIf(key -> Setting.find(key) != null);
        return unknown;
    }

    /** @throws CoopException as {@link #load()}, about this setting alone */
    public <T> SettingValue<T> get(Setting<T> setting) {
        String text = file.read();
        return value(setting, Json.parse(text, file.path()), text);
    }

    /** Writes a value into the file; what else is in it stays. @throws CoopException of kind USAGE when it is not allowed */
    public <T> void set(Setting<T> setting, T value) {
        if (setting.type().ofJson(value) == null) {
            throw notAllowed(setting);
        }
        change(setting, value);
    }

    /** As {@link #set(Setting, Object)}, with the value as a user types it. */
    public <T> void setText(Setting<T> setting, String text) {
        @Nullable T value = setting.type().ofText(text);
        if (value == null) {
            throw notAllowed(setting);
        }
        change(setting, value);
    }

    /** Takes a value out of the file, so that the default holds again. */
    public void unset(Setting<?> setting) {
        change(setting, null);
    }

    /** The file as it is, broken or not; empty when there is none. */
    public String text() {
        return file.read();
    }

    /**
     * Replaces the whole file.
     *
     * @param before the text that the new one was made from
     * @throws CoopException of kind USAGE when the new text is broken; of kind ERROR when the file is not {@code before}
     *     any more
     */
    public void replace(String before, String text) {
        Map<String, Object> root = Json.parse(text, file.path());
        for (Setting<?> setting : Setting.ALL) {
            var _ = inFile(setting, root, text);
        }
        file.change(now -> {
            if (!now.equals(before)) {
                throw new CoopException(
                        Kind.ERROR,
                        "The settings in " + file.path() + " were changed by another meanwhile",
                        "look again");
            }
            return text;
        });
    }

    private <T> SettingValue<T> value(Setting<T> setting, Map<String, Object> root, String text) {
        @Nullable String set = setting.variable().isEmpty() ? null : environment.get(setting.variable());
        if (set != null && !set.isBlank()) {
            @Nullable T value = setting.type().ofText(set);
            if (value == null) {
                throw new CoopException(
                        Kind.USAGE,
                        setting.variable() + " is not " + setting.type().rule(),
                        "set it to another value, or unset it");
            }
            return new SettingValue<>(setting, value, Source.ENVIRONMENT);
        }
        @Nullable T value = inFile(setting, root, text);
        return value == null
                ? new SettingValue<>(setting, setting.standard(), Source.DEFAULT)
                : new SettingValue<>(setting, value, Source.FILE);
    }

    /** @return null when it is not set there */
    private <T> @Nullable T inFile(Setting<T> setting, Map<String, Object> root, String text) {
        Map<String, Object> level = root;
        String section = setting.section();
        if (!section.isEmpty()) {
            @Nullable Object below = root.get(section);
            if (below != null && !(below instanceof Map)) {
                throw Json.wrong(text, file.path(), section, "a JSON object");
            }
            level = below == null ? Map.of() : Json.typed((Map<?, ?>) below);
        }
        @Nullable Object found = level.get(setting.name());
        if (found == null || (found instanceof String blank && blank.isBlank())) {
            return null;
        }
        @Nullable T value = setting.type().ofJson(found);
        if (value == null) {
            throw Json.wrong(text, file.path(), setting.key(), setting.type().rule());
        }
        return value;
    }

    private void change(Setting<?> setting, @Nullable Object value) {
        file.change(text -> {
            Map<String, Object> root = Json.parse(text, file.path());
            String section = setting.section();
            Map<String, Object> level = root;
            if (!section.isEmpty()) {
                Object below = root.computeIfAbsent(section, _ -> new LinkedHashMap<String, Object>());
                if (!(below instanceof Map)) {
                    throw Json.wrong(text, file.path(), section, "a JSON object");
                }
                level = Json.typed((Map<?, ?>) below);
            }
            if (value == null) {
                level.remove(setting.name());
                if (!section.isEmpty() && level.isEmpty()) {
                    root.remove(section);
                }
            } else {
                level.put(setting.name(), value);
            }
            return Json.write(root);
        });
    }

    private static CoopException notAllowed(Setting<?> setting) {
        return new CoopException(
                Kind.USAGE,
                "The value of " + setting.key() + " must be " + setting.type().rule(),
                "");
    }
}
