package dev.coop.desktop.overview;

import dev.coop.core.container.ContainerService;
import dev.coop.core.container.ContainerState;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.task.BackgroundTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Since when a container runs. Asked for once each time that it begins to. JavaFX thread only. */
final class UptimeModel {
    private record Asked(ContainerItem item, ContainerState state) {}

    private final ContainerService service;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable Instant> startedAt = new ReadOnlyObjectWrapper<>();
    private @Nullable Asked asked;

    UptimeModel(ContainerService service, BackgroundTasks tasks) {
        this.service = service;
        this.tasks = tasks;
    }

    /** Null when it does not run, and while that is unknown. */
    ReadOnlyObjectProperty<@Nullable Instant> startedAtProperty() {
        return startedAt.getReadOnlyProperty();
    }

    void look(ContainerItem item) {
        Asked now = new Asked(item, item.state());
        if (now.equals(asked)) {
            return;
        }
        asked = now;
        startedAt.set(null);
        if (!item.runs()) {
            return;
        }
        String name = item.name();
        var _ = tasks.start(
                () -> Optional.ofNullable(service.status(name).uptime()),
                found -> {
                    if (now.equals(asked)) {
                        found.ifPresent(this::runsFor);
                    }
                },
                failure -> {
                    // A dash says that it is unknown; what is wrong is said where it matters.
                });
    }

    private void runsFor(Duration uptime) {
        startedAt.set(Instant.now().minus(uptime));
    }
}
