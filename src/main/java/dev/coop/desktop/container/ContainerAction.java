package dev.coop.desktop.container;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What can be done with containers, when, and how it is called: the same for buttons, menus and the palette. */
@SuppressWarnings("ImmutableEnumChecker") // Icons and references to methods hold no state.
public enum ContainerAction {
    TERMINAL(
            "action.terminal",
            Material2OutlinedAL.CODE,
            null,
            ContainerItem::runs,
            (actions, items) -> actions.terminal(items.getFirst())),
    CLAUDE(
            "action.claude",
            Material2OutlinedAL.ASSISTANT,
            null,
            ContainerItem::runs,
            (actions, items) -> actions.claude(items.getFirst())),
    LOCK("action.lock", Material2OutlinedAL.LOCK, Work.LOCKING, ContainerItem::runs, ContainerActions::lock),
    UNLOCK(
            "action.unlock",
            Material2OutlinedAL.LOCK_OPEN,
            Work.UNLOCKING,
            ContainerItem::locked,
            ContainerActions::unlock),
    START(
            "action.start",
            Material2OutlinedMZ.PLAY_ARROW,
            Work.STARTING,
            ContainerItem::startable,
            ContainerActions::start),
    STOP("action.stop", Material2OutlinedMZ.STOP, Work.STOPPING, item -> !item.startable(), ContainerActions::stop),
    RESTART(
            "action.restart",
            Material2OutlinedMZ.REFRESH,
            Work.RESTARTING,
            item -> !item.startable(),
            (actions, items) -> actions.restart(items.getFirst())),
    DELETE("action.delete", Material2OutlinedAL.DELETE, Work.DELETING, item -> true, ContainerActions::delete);

    private final String key;
    private final Ikon icon;
    private final @Nullable Work work;
    private final Predicate<ContainerItem> fits;
    private final BiConsumer<ContainerActions, List<ContainerItem>> action;

    ContainerAction(
            String key,
            Ikon icon,
            @Nullable Work work,
            Predicate<ContainerItem> fits,
            BiConsumer<ContainerActions, List<ContainerItem>> action) {
        this.key = key;
        this.icon = icon;
        this.work = work;
        this.fits = fits;
        this.action = action;
    }

    /** Of its text. */
    public String key() {
        return key;
    }

    public Ikon icon() {
        return icon;
    }

    /** Whether it makes sense for a container in this state. */
    public boolean fits(ContainerItem item) {
        return fits.test(item);
    }

    /** Whether it can be done now. */
    public boolean possible(ContainerItem item) {
        return fits(item) && !item.busy();
    }

    /** Whether it is what is under way. */
    public boolean underWay(ContainerItem item) {
        return work != null && item.work() == work;
    }

    /** Does it to those that it can be done to. */
    public void run(ContainerActions actions, List<ContainerItem> items) {
        List<ContainerItem> able = items.stream().filter(this::possible).toList();
        if (!able.isEmpty()) {
            action.accept(actions, able);
        }
    }
}
