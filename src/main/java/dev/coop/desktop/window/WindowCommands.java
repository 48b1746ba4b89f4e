package dev.coop.desktop.window;

import dev.coop.desktop.command.Command;
import dev.coop.desktop.container.ContainerAction;
import dev.coop.desktop.container.ContainerActions;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.terminal.TerminalTabs;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.PageKind;
import dev.coop.desktop.view.SectionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** All that can be done in the window, by where it stands in the menu bar. */
final class WindowCommands {
    /** With a second key: where the shortcut key is Ctrl, a shell wants most of those with one. */
    private static final Map<ContainerAction, String> KEYS = Map.of(
            ContainerAction.TERMINAL, "Shortcut+T",
            ContainerAction.CLAUDE, "Shortcut+Alt+T",
            ContainerAction.LOCK, "Shortcut+Alt+L",
            ContainerAction.UNLOCK, "Shortcut+Alt+U",
            ContainerAction.START, "Shortcut+Alt+S",
            ContainerAction.STOP, "Shortcut+Alt+X",
            ContainerAction.RESTART, "Shortcut+Alt+R");

    private final ContainersModel model;
    private final ContainerActions actions;
    private final Navigation navigation;
    private final Registry registry;

    WindowCommands(ContainersModel model, ContainerActions actions, Navigation navigation, Registry registry) {
        this.model = model;
        this.actions = actions;
        this.navigation = navigation;
        this.registry = registry;
    }

    /** What the window itself does. */
    record Doors(
            Runnable create,
            Consumer<Consumer<TerminalTabs>> terminals,
            Runnable list,
            Runnable palette,
            Runnable setup,
            Runnable about,
            Runnable quit) {}

    List<Command> application(Doors doors) {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(
                "new",
                Texts.of("create.title"),
                Material2AL.ADD,
                keys("Shortcut+N"),
                model::connected,
                doors.create()));
        registry.pages().stream()
                .filter(page -> page.id().equals("settings"))
                .forEach(page -> commands.add(page(page, keys("Shortcut+COMMA"))));
        commands.add(new Command(
                "setup", Texts.of("command.setup"), Material2OutlinedAL.FLAG, null, () -> true, doors.setup()));
        commands.add(new Command(
                "about", Texts.of("about.title"), Material2OutlinedAL.INFO, null, () -> true, doors.about()));
        commands.add(new Command(
                "quit",
                Texts.of("command.quit"),
                Material2OutlinedAL.EXIT_TO_APP,
                keys("Shortcut+Q"),
                () -> true,
                doors.quit()));
        return commands;
    }

    /** For the selected container. */
    List<Command> container(Doors doors) {
        List<Command> commands = new ArrayList<>();
        for (ContainerAction action : ContainerAction.values()) {
            String keys = KEYS.get(action);
            commands.add(new Command(
                    action.key(),
                    Texts.of(action.key()),
                    action.icon(),
                    keys == null ? null : keys(keys),
                    () -> model.connected()
                            && selected().filter(action::possible).isPresent(),
                    () -> selected().ifPresent(item -> action.run(actions, List.of(item)))));
        }
        commands.add(terminal(
                "close-terminal",
                "command.close.terminal",
                Material2OutlinedAL.CLOSE,
                "Shortcut+W",
                doors,
                TerminalTabs::closeTab));
        commands.add(terminal(
                "rename-terminal",
                "command.rename.terminal",
                Material2OutlinedAL.EDIT,
                "Shortcut+Alt+N",
                doors,
                TerminalTabs::renameTab));
        commands.add(terminal(
                "detach-terminal",
                "command.detach.terminal",
                Material2OutlinedMZ.OPEN_IN_NEW,
                TerminalTabs.DETACH,
                doors,
                TerminalTabs::detachTab));
        commands.add(new Command(
                "lock-all",
                Texts.of("command.lock.all"),
                Material2OutlinedAL.LOCK,
                keys("Shortcut+Alt+A"),
                () -> model.connected() && model.items().stream().anyMatch(ContainerAction.LOCK::possible),
                () -> ContainerAction.LOCK.run(actions, List.copyOf(model.items()))));
        return commands;
    }

    private Command terminal(
            String id, String text, Ikon icon, String keys, Doors doors, Consumer<TerminalTabs> action) {
        return new Command(id, Texts.of(text), icon, keys(keys), this::anySelected, () -> doors.terminals()
                .accept(action));
    }

    /** Where to look. */
    List<Command> view(Doors doors) {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(
                "palette",
                Texts.of("command.palette"),
                Material2OutlinedMZ.SEARCH,
                keys("Shortcut+K"),
                () -> true,
                doors.palette()));
        commands.add(new Command(
                "list",
                Texts.of("command.list"),
                Material2OutlinedMZ.VIEW_LIST,
                keys("Shortcut+L"),
                () -> true,
                doors.list()));
        int number = 1;
        for (SectionKind kind : registry.sections()) {
            commands.add(new Command(
                    "section-" + kind.id(),
                    kind.title(),
                    kind.icon(),
                    keys("Shortcut+" + number++),
                    this::anySelected,
                    () -> navigation.toSection(kind)));
        }
        registry.pages().stream()
                .filter(page -> !page.id().equals("settings") && page.offered().getValue())
                .forEach(page -> commands.add(page(page, null)));
        return commands;
    }

    /** One for each container, to turn to it. */
    List<Command> containers() {
        return model.items().stream()
                .map(item -> new Command(
                        "container-" + item.name(),
                        Texts.of("command.container", item.name()),
                        Material2OutlinedAL.DNS,
                        null,
                        () -> true,
                        () -> {
                            model.selectedProperty().set(item);
                            navigation.toContainer();
                        }))
                .toList();
    }

    private Command page(PageKind page, @Nullable KeyCombination keys) {
        BooleanSupplier possible = () -> model.connected() || !page.needsIncus();
        boolean ambiguous =
                registry.sections().stream().anyMatch(section -> section.title().equals(page.title()));
        String text = ambiguous ? Texts.of("command.page", page.title()) : page.title();
        return new Command("page-" + page.id(), text, page.icon(), keys, possible, () -> navigation.toPage(page));
    }

    private Optional<ContainerItem> selected() {
        return Optional.ofNullable(model.selectedProperty().get());
    }

    private boolean anySelected() {
        return selected().isPresent();
    }

    private static KeyCombination keys(String text) {
        return KeyCombination.valueOf(text);
    }
}
