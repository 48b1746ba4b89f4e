package dev.coop.desktop.preference;

import dev.coop.core.failure.CoopException;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.settings.SettingsService;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** What the user wants of the window itself, followed as it is changed in the window. JavaFX thread only. */
public final class Preferences {
    private final Supplier<SettingsService> service;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<Settings> settings;

    /** Where the file cannot be understood, which the page of the settings tells, the defaults hold. */
    public Preferences(Supplier<SettingsService> service, BackgroundTasks tasks) {
        this.service = service;
        this.tasks = tasks;
        settings = new ReadOnlyObjectWrapper<>(read(service));
    }

    private static Settings read(Supplier<SettingsService> service) {
        try {
            return service.get().load();
        } catch (CoopException broken) {
            return Settings.DEFAULTS;
        }
    }

    /** The value of a setting, now and from now on. */
    public <T> ObservableValue<T> of(Setting<T> setting) {
        return settings.map(now -> now.get(setting));
    }

    /** Reads them anew, in the background. */
    public void reload() {
        var _ = tasks.start(() -> read(service), settings::set, problem -> {});
    }
}
