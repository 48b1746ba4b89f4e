package dev.coop.desktop.terminal;

import dev.coop.desktop.container.ContainerItem;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The terminals of all containers. Those that are not shown go on unseen. */
public final class Terminals {
    private final TerminalContext context;
    private final Map<ContainerItem, TerminalTabs> terminals = new HashMap<>();

    public Terminals(TerminalContext context) {
        this.context = context;
        // A window of its own that nobody can reach any more would keep the desktop from ending.
        context.window().showingProperty().subscribe(showing -> {
            if (!showing) {
                terminals.values().forEach(TerminalTabs::attachAll);
            }
        });
    }

    /** Those of one container, seen or not. */
    public TerminalTabs of(ContainerItem item) {
        return terminals.computeIfAbsent(item, key -> new TerminalTabs(key, context));
    }

    /** Says whose can be seen; null for nobody's. */
    void shown(@Nullable ContainerItem item) {
        terminals.forEach((other, tabs) -> tabs.setShown(other == item));
    }

    /** Closes the terminals of containers that are gone, and with those their sessions. */
    public void keepOnly(Set<ContainerItem> there) {
        terminals.entrySet().removeIf(entry -> {
            boolean gone = !there.contains(entry.getKey());
            if (gone) {
                entry.getValue().forgetAll();
            }
            return gone;
        });
    }

    /** Closes all of them. What runs in a session goes on, and is shown again at the next start. */
    public void closeAll() {
        terminals.values().forEach(TerminalTabs::closeAll);
        terminals.clear();
    }
}
