package dev.coop.desktop.window;

import dev.coop.desktop.container.ContainerActions;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.container.DeleteQuestion;
import dev.coop.desktop.mounts.Sharing;
import dev.coop.desktop.terminal.TerminalKind;
import dev.coop.desktop.terminal.Terminals;
import dev.coop.desktop.view.SectionKind;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.Window;

/** What the user can do with containers, where it needs the window: to ask, or to show something in it. */
final class WindowActions implements ContainerActions {
    private final ContainersModel model;
    private final Navigation navigation;
    private final Terminals terminals;
    private final SectionKind section;
    private final Sharing sharing;
    private final Window owner;

    /** @param section that terminals are shown in */
    WindowActions(
            ContainersModel model,
            Navigation navigation,
            Terminals terminals,
            SectionKind section,
            Sharing sharing,
            Window owner) {
        this.model = model;
        this.navigation = navigation;
        this.terminals = terminals;
        this.section = section;
        this.sharing = sharing;
        this.owner = owner;
    }

    @Override
    public void open(ContainerItem item) {
        model.selectedProperty().set(item);
        navigation.toContainer();
    }

    /** Shows the terminals that there are; another one is opened where they are shown already, or there are none. */
    @Override
    public void terminal(ContainerItem item) {
        boolean there = isShown(item) && navigation.isAt(section);
        show(item);
        if (there) {
            terminals.of(item).openTab(TerminalKind.SHELL);
        } else {
            terminals.of(item).focusOrOpen();
        }
    }

    @Override
    public void claude(ContainerItem item) {
        show(item);
        terminals.of(item).openTab(TerminalKind.CLAUDE);
    }

    private boolean isShown(ContainerItem item) {
        return model.selectedProperty().get() == item;
    }

    private void show(ContainerItem item) {
        model.selectedProperty().set(item);
        navigation.toSection(section);
    }

    @Override
    public void share(ContainerItem item, Path folder) {
        if (model.connected()) {
            sharing.ask(item.name(), folder);
        }
    }

    @Override
    public void start(List<ContainerItem> items) {
        items.forEach(model::start);
    }

    @Override
    public void stop(List<ContainerItem> items) {
        items.forEach(model::stop);
    }

    @Override
    public void restart(ContainerItem item) {
        model.restart(item);
    }

    @Override
    public void lock(List<ContainerItem> items) {
        items.forEach(model::lock);
    }

    @Override
    public void unlock(List<ContainerItem> items) {
        items.forEach(model::unlock);
    }

    @Override
    public void delete(List<ContainerItem> items) {
        List<ContainerItem> able = items.stream().filter(item -> !item.busy()).toList();
        if (model.connected() && !able.isEmpty()) {
            DeleteQuestion.ask(owner, able, () -> able.forEach(model::delete));
        }
    }
}
