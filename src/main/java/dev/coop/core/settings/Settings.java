package dev.coop.core.settings;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is set, over the defaults. */
public final class Settings {
    public static final Settings DEFAULTS = new Settings(Map.of());

    private final Map<String, Object> values;

    /** @param values of the right type, by the key of the setting */
    Settings(Map<String, Object> values) {
        this.values = values;
    }

    /** The value that holds. */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        @Nullable Object value = values.get(setting.key());
        return value == null ? setting.standard() : (T) value;
    }

    /** The same but for one. */
    public <T> Settings with(Setting<T> setting, T value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(setting.key(), value);
        return new Settings(changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && values.equals(settings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
