package dev.coop.desktop.terminal;

import dev.coop.core.container.ContainerService;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The terminals of all containers. Those that are not shown go on unseen. */
public final class Terminals {
    private final ContainerService service;
    private final BackgroundTasks tasks;
    private final TerminalLook look;
    private final Map<ContainerItem, TerminalTabs> terminals = new HashMap<>();

    public Terminals(ContainerService service, BackgroundTasks tasks, TerminalLook look) {
        this.service = service;
        this.tasks = tasks;
        this.look = look;
    }

    /** Those of one container, seen or not. */
    public TerminalTabs of(ContainerItem item) {
        return terminals.computeIfAbsent(item, key -> new TerminalTabs(key, service, tasks, look));
    }

    /** Says whose can be seen; null for nobody's. */
    void shown(@Nullable ContainerItem item) {
        terminals.forEach((other, tabs) -> tabs.setShown(other == item));
    }

    /** Closes the terminals of containers that are gone. */
    public void keepOnly(Set<ContainerItem> there) {
        terminals.entrySet().removeIf(entry -> {
            boolean gone = !there.contains(entry.getKey());
            if (gone) {
                entry.getValue().closeAll();
            }
            return gone;
        });
    }

    public void closeAll() {
        terminals.values().forEach(TerminalTabs::closeAll);
        terminals.clear();
    }
}
