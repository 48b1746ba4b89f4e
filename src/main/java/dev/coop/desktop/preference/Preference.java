package dev.coop.desktop.preference;

import dev.coop.core.failure.CoopException;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.SettingsService;

/** What the user wants of the window itself. */
public final class Preference {
    private Preference() {}

    /** The value of a setting; its default where the file cannot be understood, which the page of the settings tells. */
    public static <T> T of(SettingsService settings, Setting<T> setting) {
        try {
            return settings.get(setting).value();
        } catch (CoopException broken) {
            return setting.standard();
        }
    }
}
