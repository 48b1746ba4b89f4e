package dev.coop.desktop.window;

import atlantafx.base.theme.Styles;
import dev.coop.core.container.Container;
import dev.coop.core.failure.CoopException;
import dev.coop.core.mount.ExpiryKeeper;
import dev.coop.core.settings.Setting;
import dev.coop.core.snapshot.ShellSnapshot;
import dev.coop.core.terminal.SavedTerminals;
import dev.coop.core.terminal.Shells;
import dev.coop.desktop.about.AboutWindow;
import dev.coop.desktop.about.UpdatesModel;
import dev.coop.desktop.authorization.CodeDialog;
import dev.coop.desktop.command.Command;
import dev.coop.desktop.command.CommandPalette;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainerActions;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainerPanel;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.container.UsageMeter;
import dev.coop.desktop.create.NewContainerDialog;
import dev.coop.desktop.create.NewContainerModel;
import dev.coop.desktop.firstrun.FirstRunModel;
import dev.coop.desktop.firstrun.FirstRunPage;
import dev.coop.desktop.images.BuildModel;
import dev.coop.desktop.mounts.MountChanges;
import dev.coop.desktop.mounts.Sharing;
import dev.coop.desktop.notice.Notice;
import dev.coop.desktop.notice.NoticePane;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.preference.Preferences;
import dev.coop.desktop.service.DesktopServices;
import dev.coop.desktop.service.FoundContainers;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.Pace;
import dev.coop.desktop.terminal.TerminalContext;
import dev.coop.desktop.terminal.TerminalLook;
import dev.coop.desktop.terminal.TerminalMemory;
import dev.coop.desktop.terminal.TerminalTabs;
import dev.coop.desktop.terminal.Terminals;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Theme;
import dev.coop.desktop.view.ViewContext;
import dev.coop.desktop.vm.VmModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** The window: on the left the containers and the way to the pages, on the right what is chosen there. */
public final class MainWindow {
    private static final Duration MINUTE_HAND = Duration.ofSeconds(30);

    private final DesktopServices services;
    private final BackgroundTasks tasks;
    private final Theme theme;
    private final Stage stage;
    private final Consumer<String> browser;
    private final Preferences preferences;
    private final Notices notices = new Notices();
    private final FoundContainers service;
    private final ContainersModel model;
    private final ObjectProperty<Instant> clock = new SimpleObjectProperty<>(Instant.now());
    private final WindowUse use;
    private final Pace pace;
    private final Terminals terminals;
    private final Navigation navigation;
    private final ContainerActions actions;
    private final UsageMeter meter;
    private final ContainerPanel containers;
    private final WindowCommands commands;
    private final WindowCommands.Doors doors;
    private final Sidebar sidebar;
    private final MainArea main;
    private final VmModel vm;
    private final FirstRunModel setup;
    private final SetupOffer offer;
    private final Registry registry;
    private boolean vmLooked;
    private @Nullable ExpiryKeeper expiry;
    private Subscription mountChanges = Subscription.EMPTY;
    private final SplitPane split = new SplitPane();
    private final WindowState state;
    private final UpdatesModel updates;
    private final Button firstContainer = newContainerButton();
    private BackgroundTasks.@Nullable Job minuteHand;
    private @Nullable NewContainerDialog dialog;
    private boolean focused;

    /** @param browser opens an address of the web */
    public MainWindow(
            DesktopServices services, BackgroundTasks tasks, Theme theme, Stage stage, Consumer<String> browser) {
        this.services = services;
        this.browser = browser;
        preferences = new Preferences(services::settings, tasks);
        this.tasks = tasks;
        this.theme = theme;
        this.stage = stage;
        ObservableValue<Boolean> visible =
                stage.showingProperty().and(stage.iconifiedProperty().not());
        use = new WindowUse(stage, visible, tasks);
        pace = new Pace(tasks, use.attentionProperty());
        service = new FoundContainers(services::containers);
        model = new ContainersModel(service, tasks, notices);
        terminals = new Terminals(terminalContext());
        Sharing sharing =
                new Sharing(services::mounts, tasks, owner -> CodeDialog.entry(owner, theme, tasks), theme, stage);
        vm = new VmModel(services::vm, tasks, model::retry);
        setup = new FirstRunModel(services, model, tasks);
        BuildModel build = new BuildModel(services::images, tasks);
        registry = new Registry(
                terminals,
                sharing,
                build,
                vm,
                made -> new FirstRunPage(made, setup, vm, build, this::newContainer, this::leaveSetup));
        navigation = new Navigation(registry.sections().getFirst());
        actions = new WindowActions(model, navigation, terminals, registry.terminals(), sharing, stage);
        meter = new UsageMeter(services::monitor, tasks, pace);
        containers = new ContainerPanel(model, meter, actions, navigation::toContainer);
        ViewContext context = new ViewContext(
                services, service, model, meter, actions, tasks, pace, notices, clock, theme, preferences, stage);
        state = WindowState.load(services.windowState());
        offer = new SetupOffer(model, vm, state.containers());
        main = new MainArea(registry, navigation, context, visible, offer, this::openSetup, firstContainer);
        updates = new UpdatesModel(services, tasks);
        sidebar = new Sidebar(
                model,
                containers,
                new NavigationBar(registry.pages(), navigation),
                new VersionLink(services.version(), updates, this::about),
                this::newContainer);
        commands = new WindowCommands(model, actions, navigation, registry);
        doors = new WindowCommands.Doors(
                this::newContainer,
                this::onTerminals,
                containers::focusList,
                this::palette,
                this::openSetup,
                this::about,
                stage::close);
        build();
    }

    private TerminalContext terminalContext() {
        return new TerminalContext(
                new Shells(service, new ShellSnapshot(services::settings, services::snapshots)),
                new TerminalMemory(new SavedTerminals(services.terminals()), tasks),
                tasks,
                new TerminalLook(
                        theme.schemeProperty(),
                        preferences.of(Setting.UI_TERMINAL_FONT_SIZE),
                        preferences.of(Setting.UI_TERMINAL_COPY_ON_SELECT)),
                notices,
                stage,
                this::dress,
                browser,
                name -> model.find(name).ifPresent(model::unlock));
    }

    private void dress(Stage other) {
        theme.dress(other.getScene());
        Icon.on(other);
    }

    private List<Command> allCommands() {
        return Stream.of(
                        commands.container(doors),
                        commands.containers(),
                        commands.view(doors),
                        commands.application(doors))
                .flatMap(List::stream)
                .toList();
    }

    private void about() {
        new AboutWindow(services.version(), services.notices(), Icon.view(64), updates, theme, stage).show();
    }

    private void palette() {
        CommandPalette.show(stage, theme, allCommands());
    }

    private Button newContainerButton() {
        Button button = new Button(Texts.of("create.title"), new FontIcon(Material2AL.ADD));
        button.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
        button.setOnAction(event -> newContainer());
        return button;
    }

    private void build() {
        split.getItems().addAll(sidebar, main);
        SplitPane.setResizableWithParent(sidebar, false);
        MenuBar menus = WindowMenus.bar(commands.application(doors), commands.container(doors), commands.view(doors));
        VBox.setVgrow(split, Priority.ALWAYS);
        StackPane root = new StackPane(new VBox(menus, split), new NoticePane(notices));
        root.getStyleClass().add("window");
        Scene scene = new Scene(root);
        theme.dress(scene);
        Shortcuts.on(scene, allCommands());
        // After those who enable what is to have the keyboard, who hear of a change, not of an invalidation.
        model.connectionProperty().subscribe(now -> focusFirst());
        model.connectionProperty().subscribe(this::lookAtVm);
        vm.workProperty().subscribe(main::update);
        model.items().addListener((ListChangeListener<ContainerItem>) change -> {
            terminals.keepOnly(Set.copyOf(model.items()));
            main.update();
        });

        stage.setTitle(Texts.of("app.name"));
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setScene(scene);
        Icon.on(stage);
        state.apply(stage);
    }

    public void show() {
        stage.show();
        // The first layout divides by what the two sides would like; only after it is a position kept.
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
        split.setDividerPosition(0, state.sidebar() / split.getWidth());
        minuteHand = pace.every(MINUTE_HAND, () -> clock.set(Instant.now()));
        model.open();
        updates.open();
        keepExpiry();
    }

    /** From now on mounts are taken away when their time is over. */
    private void keepExpiry() {
        ExpiryKeeper keeper = ExpiryKeeper.start(services::mounts, InstantSource.system());
        expiry = keeper;
        mountChanges = MountChanges.listen(model, keeper::wake);
    }

    /** Once it is known whether Incus answers: a stopped virtual machine is started when the settings allow it. */
    private void lookAtVm(Connection now) {
        if (vmLooked || now instanceof Connection.Connecting) {
            return;
        }
        vmLooked = true;
        if (now instanceof Connection.Disconnected lost
                && lost.why().kind() == CoopException.Kind.NO_CONNECTION
                && preferences.of(Setting.VM_AUTO_START).getValue()) {
            vm.startIfStopped();
        } else {
            vm.look();
        }
    }

    private void openSetup() {
        setup.resume();
        navigation.toPage(registry.setup());
    }

    private void leaveSetup() {
        offer.decline();
        navigation.toContainer();
    }

    /** When the first news comes: what is disabled or not in the window cannot have the keyboard. */
    private void focusFirst() {
        if (focused || !model.connected()) {
            return;
        }
        focused = true;
        if (model.items().isEmpty()) {
            firstContainer.requestFocus();
            main.focus();
        } else {
            model.selectedProperty().set(model.items().getFirst());
            containers.focusList();
        }
    }

    /** Asks for a new container and, when it is made, opens a terminal in it. */
    public void newContainer() {
        if (!model.connected() || dialog != null) {
            return;
        }
        Set<String> taken = model.items().stream().map(ContainerItem::name).collect(Collectors.toSet());
        NewContainerModel creating =
                new NewContainerModel(service, tasks, services.createDefaults(), taken, this::created);
        NewContainerDialog window = new NewContainerDialog(creating, stage, theme);
        dialog = window;
        window.window().setOnHidden(event -> {
            dialog = null;
            creating.warnings().forEach(text -> notices.show(new Notice(text, "", text, null)));
        });
        creating.loadImages(() ->
                services.images().list().stream().map(image -> image.name()).toList());
        window.show();
    }

    private void created(Container container) {
        if (dialog != null) {
            dialog.close();
        }
        model.whenThere(container.name(), actions::terminal);
    }

    private void onTerminals(Consumer<TerminalTabs> action) {
        ContainerItem selected = model.selectedProperty().get();
        if (selected != null) {
            action.accept(terminals.of(selected));
        }
    }

    /** The state of the containers, as it is shown. */
    public ContainersModel model() {
        return model;
    }

    /** What the user can do with them. */
    public ContainerActions actions() {
        return actions;
    }

    public Terminals terminals() {
        return terminals;
    }

    public UsageMeter meter() {
        return meter;
    }

    public Preferences preferences() {
        return preferences;
    }

    public Notices notices() {
        return notices;
    }

    /** Remembers where the window was, closes its terminals and stops following the containers. */
    public void close() {
        state.of(stage, sidebar.getWidth(), offer.hadContainers()).save(services.windowState());
        updates.close();
        if (minuteHand != null) {
            minuteHand.cancel();
        }
        use.close();
        mountChanges.unsubscribe();
        if (expiry != null) {
            expiry.close();
        }
        main.close();
        meter.close();
        terminals.closeAll();
        model.close();
    }
}
