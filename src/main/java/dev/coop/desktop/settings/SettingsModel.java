package dev.coop.desktop.settings;

import dev.coop.core.failure.CoopException;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.SettingValue;
import dev.coop.core.settings.SettingsService;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The settings as they are, and the way to change each. JavaFX thread only. */
final class SettingsModel {
    /** What there is to edit, and where it is kept. */
    private record Read(SettingsService service, List<SettingValue<?>> values) {}

    private final Supplier<SettingsService> service;
    private final BackgroundTasks tasks;
    private final Consumer<SettingValue<?>> heard;
    private final ObservableList<SettingItem> items = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> place = new ReadOnlyObjectWrapper<>("");

    /**
     * @param service asked for in the background
     * @param heard gets each value that is read or written, so that what it is for follows at once
     */
    SettingsModel(Supplier<SettingsService> service, BackgroundTasks tasks, Consumer<SettingValue<?>> heard) {
        this.service = service;
        this.tasks = tasks;
        this.heard = heard;
    }

    /** In their order; filled once, then only what is in them changes. */
    ObservableList<SettingItem> items() {
        return items;
    }

    /** Why they cannot be read, or null. */
    ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Path of the file that they are kept in; empty until it is known. */
    ReadOnlyObjectProperty<String> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Reads them anew: other programs write them too. */
    void load() {
        var _ = tasks.start(this::read, this::show, failure::set);
    }

    private Read read() {
        SettingsService now = service.get();
        return new Read(now, now.list());
    }

    private void show(Read read) {
        failure.set(null);
        place.set(read.service().path().toString());
        if (items.isEmpty()) {
            items.setAll(read.values().stream()
                    .map(value -> new SettingItem(value, this::write))
                    .toList());
        } else {
            read.values().forEach(value -> item(value.setting()).show(value));
        }
        read.values().forEach(heard);
    }

    private SettingItem item(Setting<?> setting) {
        return items.stream()
                .filter(item -> item.setting().equals(setting))
                .findFirst()
                .orElseThrow();
    }

    /** @param text null for the default */
    private void write(SettingItem item, @Nullable String text) {
        var _ = tasks.start(
                () -> {
                    if (text == null) {
                        service.get().unset(item.setting());
                    } else {
                        service.get().setText(item.setting(), text);
                    }
                    SettingValue<?> now = service.get().get(item.setting());
                    return now;
                },
                now -> {
                    item.show(now);
                    heard.accept(now);
                },
                problem -> item.failed(problem.oneLine()));
    }
}
