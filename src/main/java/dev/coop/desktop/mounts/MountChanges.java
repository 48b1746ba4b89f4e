package dev.coop.desktop.mounts;

import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

/** Hears from Incus when there are more or fewer mounts, whoever added or removed them. */
public final class MountChanges {
    private final ContainersModel containers;
    private Map<String, Integer> last;

    private MountChanges(ContainersModel containers) {
        this.containers = containers;
        last = counts();
    }

    /** Runs something at each change from now on. JavaFX thread only. */
    public static Subscription listen(ContainersModel containers, Runnable changed) {
        MountChanges changes = new MountChanges(containers);
        ListChangeListener<ContainerItem> listener = change -> changes.look(changed);
        containers.items().addListener(listener);
        return () -> containers.items().removeListener(listener);
    }

    private void look(Runnable changed) {
        Map<String, Integer> now = counts();
        if (!now.equals(last)) {
            last = now;
            changed.run();
        }
    }

    private Map<String, Integer> counts() {
        return containers.items().stream().collect(Collectors.toMap(ContainerItem::name, item -> item.container()
                .mounts()));
    }
}
