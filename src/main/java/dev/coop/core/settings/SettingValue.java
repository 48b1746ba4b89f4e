package dev.coop.core.settings;

/** The value of a setting that holds now, and where it comes from. */
public record SettingValue<T>(Setting<T> setting, T value, Source source) {
    /** What is named later is above what is named earlier. */
    public enum Source {
        DEFAULT,
        FILE,
        ENVIRONMENT
    }

    /** As the user would type it. */
    public String text() {
        return setting.type().text(value);
    }
}
