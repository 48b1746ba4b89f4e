package dev.coop.desktop.about;

import dev.coop.core.failure.CoopException;
import dev.coop.core.settings.Setting;
import dev.coop.core.update.Release;
import dev.coop.core.update.Updates;
import dev.coop.desktop.preference.Preference;
import dev.coop.desktop.service.DesktopServices;
import dev.coop.desktop.task.BackgroundTasks;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Whether there is a newer version, as far as that is known. JavaFX thread only. */
public final class UpdatesModel {
    private static final Duration DAY = Duration.ofDays(1);

    private final DesktopServices services;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Unknown());
    private BackgroundTasks.@Nullable Job daily;

    /** What is known. */
    public sealed interface State {
        record Unknown() implements State {}

        record Asking() implements State {}

        record Newest() implements State {}

        record Newer(Release release) implements State {}

        record Failed(CoopException why) implements State {}
    }

    public UpdatesModel(DesktopServices services, BackgroundTasks tasks) {
        this.services = services;
        this.tasks = tasks;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** From now on it looks once a day, where the user wants that. A failure is nobody's concern then. */
    public void open() {
        quietly();
        daily = tasks.every(DAY, this::quietly);
    }

    public void close() {
        if (daily != null) {
            daily.cancel();
        }
    }

    private void quietly() {
        if (Preference.of(services.settings(), Setting.UPDATES_CHECK)) {
            tasks.start(this::newer, this::show, failure -> {});
        }
    }

    /** Looks because the user asked. */
    void check() {
        state.set(new State.Asking());
        tasks.start(this::newer, this::show, failure -> state.set(new State.Failed(failure)));
    }

    private Optional<Release> newer() {
        Updates updates = services.updates();
        return updates.newer();
    }

    private void show(Optional<Release> newer) {
        state.set(newer.<State>map(State.Newer::new).orElseGet(State.Newest::new));
    }
}
