package dev.coop.desktop.tray.model;

import dev.coop.core.container.ContainerState;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainerAction;
import dev.coop.desktop.container.ContainerActions;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.container.StateText;
import dev.coop.desktop.notice.Notice;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

/** What the tray shows, and what its menu does. A click is looked at again when it comes: the menu may be older. JavaFX thread. */
public final class TrayModel {
    private static final String LOCK_ALL = "lock-all";
    private static final String UNLOCK_ALL = "unlock-all";
    private static final String NEW = "new";
    private static final String OPEN = "open";
    private static final String PROBLEM = "problem";
    private static final String QUIT = "quit";

    /** Between the name of a container, which has none, and what is to be done with it. */
    private static final char OF = ':';

    private final ContainersModel model;
    private final ContainerActions actions;
    private final Notices notices;
    private final Doors doors;

    /** What the window does: come to the front, ask for a new container, and end. */
    public record Doors(Runnable open, Runnable create, Runnable quit) {}

    public TrayModel(ContainersModel model, ContainerActions actions, Notices notices, Doors doors) {
        this.model = model;
        this.actions = actions;
        this.notices = notices;
        this.doors = doors;
    }

    /** Tells of everything that may change the view, also when it does not. */
    public Subscription whenChanged(Runnable listener) {
        ListChangeListener<Object> change = _ -> listener.run();
        model.items().addListener(change);
        notices.shown().addListener(change);
        return Subscription.combine(
                model.connectionProperty().subscribe((_, _) -> listener.run()),
                () -> model.items().removeListener(change),
                () -> notices.shown().removeListener(change));
    }

    public TrayView view() {
        List<MenuEntry> menu = new ArrayList<>();
        String problem = problem();
        if (!problem.isEmpty()) {
            menu.add(MenuEntry.item(PROBLEM, problem, true));
            menu.add(MenuEntry.separator("after-problem"));
        }
        if (model.connected()) {
            menu.add(all(LOCK_ALL, "tray.lock.all", ContainerAction.LOCK));
            menu.add(all(UNLOCK_ALL, "tray.unlock.all", ContainerAction.UNLOCK));
            menu.add(MenuEntry.separator("after-all"));
            if (!model.items().isEmpty()) {
                model.items().forEach(item -> menu.add(container(item)));
                menu.add(MenuEntry.separator("after-containers"));
            }
        }
        menu.add(MenuEntry.item(NEW, Texts.of("tray.new"), model.connected()));
        menu.add(MenuEntry.item(OPEN, Texts.of("tray.open"), true));
        menu.add(MenuEntry.separator("before-quit"));
        menu.add(MenuEntry.item(QUIT, Texts.of("tray.quit"), true));
        return new TrayView(state(problem), tip(problem), menu);
    }

    private MenuEntry all(String key, String text, ContainerAction action) {
        long count = model.items().stream().filter(action::possible).count();
        return MenuEntry.item(key, Texts.of(text, count), count > 0);
    }

    private static MenuEntry container(ContainerItem item) {
        List<MenuEntry> children = new ArrayList<>();
        // By what it will do: who meant to lock must not unlock because somebody else was faster.
        ContainerAction turn = item.locked() ? ContainerAction.UNLOCK : ContainerAction.LOCK;
        children.add(MenuEntry.toggle(key(item, turn), Texts.of("tray.locked"), turn.possible(item), item.locked()));
        children.add(entry(item, ContainerAction.TERMINAL));
        if (item.startable()) {
            children.add(entry(item, ContainerAction.START));
        }
        return MenuEntry.submenu(
                item.name() + OF, Texts.of("tray.container", item.name(), StateText.of(item)), children);
    }

    private static MenuEntry entry(ContainerItem item, ContainerAction action) {
        return MenuEntry.item(key(item, action), Texts.of(action.key()), action.possible(item));
    }

    private static String key(ContainerItem item, ContainerAction action) {
        return item.name() + OF + action.name();
    }

    /** What is wrong, in a sentence; empty when nothing is. */
    private String problem() {
        if (model.connectionProperty().get() instanceof Connection.Disconnected broken) {
            return broken.why().problem();
        }
        if (!notices.shown().isEmpty()) {
            Notice last = notices.shown().getLast();
            return last.problem();
        }
        return model.items().stream()
                .filter(item -> item.state() == ContainerState.ERROR)
                .findFirst()
                .map(item -> Texts.of("tray.broken", item.name()))
                .orElse("");
    }

    private TrayState state(String problem) {
        if (!problem.isEmpty()) {
            return TrayState.TROUBLE;
        }
        if (model.items().stream().anyMatch(ContainerItem::runs)) {
            return TrayState.RUNNING;
        }
        return model.items().stream().anyMatch(ContainerItem::locked) ? TrayState.LOCKED : TrayState.IDLE;
    }

    private String tip(String problem) {
        if (!problem.isEmpty()) {
            return problem;
        }
        if (!model.connected()) {
            return Texts.of("status.connecting");
        }
        long running = model.items().stream().filter(ContainerItem::runs).count();
        long locked = model.items().stream().filter(ContainerItem::locked).count();
        return Texts.of("tray.tip", running, locked);
    }

    /** Does what an entry stands for, where that is still possible. */
    public void run(String key) {
        switch (key) {
            case LOCK_ALL -> ContainerAction.LOCK.run(actions, List.copyOf(model.items()));
            case UNLOCK_ALL -> ContainerAction.UNLOCK.run(actions, List.copyOf(model.items()));
            case NEW -> {
                doors.open().run();
                doors.create().run();
            }
            case OPEN, PROBLEM -> doors.open().run();
            case QUIT -> doors.quit().run();
            default -> runOn(key);
        }
    }

    private void runOn(String key) {
        int at = key.indexOf(OF);
        if (at < 0) {
            return;
        }
        String what = key.substring(at + 1);
        model.find(key.substring(0, at)).filter(_ -> model.connected()).ifPresent(item -> {
            for (ContainerAction action :
                    List.of(ContainerAction.LOCK, ContainerAction.UNLOCK, ContainerAction.START)) {
                if (action.name().equals(what)) {
                    action.run(actions, List.of(item));
                }
            }
            if (ContainerAction.TERMINAL.name().equals(what) && ContainerAction.TERMINAL.possible(item)) {
                doors.open().run();
                actions.terminal(item);
            }
        });
    }
}
