package dev.coop.desktop.window;

import atlantafx.base.theme.Styles;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerService;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainerHeader;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainerList;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.container.DeleteQuestion;
import dev.coop.desktop.create.CreateDefaults;
import dev.coop.desktop.create.NewContainerDialog;
import dev.coop.desktop.create.NewContainerModel;
import dev.coop.desktop.notice.Notice;
import dev.coop.desktop.notice.NoticePane;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.terminal.TerminalTabs;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The window: on the left the containers, on the right the selected one. */
public final class MainWindow implements ContainerHeader.Actions {
    private static final Duration MINUTE_HAND = Duration.ofSeconds(30);

    /**
     * What the window is about.
     *
     * @param images names of the images that a container can be made from
     * @param defaults what a new container is like
     * @param stateFile where the window remembers its place
     */
    public record Subject(
            ContainerService containers,
            Supplier<List<String>> images,
            Supplier<CreateDefaults> defaults,
            Path stateFile,
            String version) {}

    private final Subject subject;
    private final BackgroundTasks tasks;
    private final Theme theme;
    private final Stage stage;
    private final Notices notices = new Notices();
    private final ContainersModel model;
    private final ObjectProperty<Instant> clock = new SimpleObjectProperty<>(Instant.now());
    private final ContainerList list;
    private final ContainerPane containerPane;
    private final Disconnected disconnected;
    private final EmptyState connecting;
    private final EmptyState none;
    private final EmptyState noneSelected;
    private final StackPane main = new StackPane();
    private final Sidebar sidebar;
    private final WindowState state;
    private BackgroundTasks.@Nullable Job minuteHand;
    private @Nullable NewContainerDialog dialog;
    private final Button firstContainer = newContainerButton();
    private boolean focused;

    public MainWindow(Subject subject, BackgroundTasks tasks, Theme theme, Stage stage) {
        this.subject = subject;
        this.tasks = tasks;
        this.theme = theme;
        this.stage = stage;
        model = new ContainersModel(subject.containers(), tasks, notices);
        list = new ContainerList(model, clock, this::terminal, this::delete);
        containerPane = new ContainerPane(subject.containers(), tasks, this, clock, theme.schemeProperty());
        disconnected = new Disconnected(model);
        connecting = new EmptyState(new ProgressIndicator(), Texts.of("connecting.title"), "");
        none = new EmptyState(Icon.view(88), Texts.of("none.title"), Texts.of("none.text"), firstContainer);
        noneSelected = new EmptyState(
                new FontIcon(Material2OutlinedAL.DNS), Texts.of("unselected.title"), Texts.of("unselected.text"));
        state = WindowState.load(subject.stateFile());
        sidebar = new Sidebar(model, list, subject.version(), this::newContainer);
        build();
    }

    private Button newContainerButton() {
        Button button = new Button(Texts.of("create.title"), new FontIcon(Material2AL.ADD));
        button.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
        button.setOnAction(event -> newContainer());
        return button;
    }

    private void build() {
        sidebar.setPrefWidth(state.sidebar());
        main.getStyleClass().add("main");
        SplitPane split = new SplitPane(sidebar, main);
        SplitPane.setResizableWithParent(sidebar, false);
        StackPane root = new StackPane(split, new NoticePane(notices));
        root.getStyleClass().add("window");
        Scene scene = new Scene(root);
        theme.dress(scene);
        new Shortcuts(this::newContainer, this::terminalOfSelected, this::closeTerminal, list::requestFocus).on(scene);
        model.connectionProperty().subscribe(now -> update());
        model.selectedProperty().subscribe(now -> update());
        model.items().subscribe(() -> {
            containerPane.keepOnly(Set.copyOf(model.items()));
            update();
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
        minuteHand = tasks.every(MINUTE_HAND, () -> clock.set(Instant.now()));
        model.open();
    }

    private void update() {
        Node wanted = wanted();
        if (!main.getChildren().contains(wanted)) {
            main.getChildren().setAll(wanted);
        }
        if (!focused && model.connected()) {
            // Only now: what is disabled or not in the window cannot have the keyboard.
            focused = true;
            if (!model.items().isEmpty()) {
                model.selectedProperty().set(model.items().getFirst());
            }
            (model.items().isEmpty() ? firstContainer : list).requestFocus();
        }
    }

    private Node wanted() {
        ContainerItem selected = model.selectedProperty().get();
        containerPane.show(selected);
        return switch (model.connectionProperty().get()) {
            case Connection.Connecting nothingYet -> connecting;
            case Connection.Disconnected broken -> {
                disconnected.show(broken);
                yield disconnected;
            }
            case Connection.Connected connected ->
                model.items().isEmpty() ? none : selected == null ? noneSelected : containerPane;
        };
    }

    /** Asks for a new container and, when it is made, opens a terminal in it. */
    public void newContainer() {
        if (!model.connected() || dialog != null) {
            return;
        }
        Set<String> taken = model.items().stream().map(ContainerItem::name).collect(Collectors.toSet());
        NewContainerModel creating = new NewContainerModel(
                subject.containers(), tasks, subject.defaults().get(), taken, this::created);
        NewContainerDialog window = new NewContainerDialog(creating, stage, theme);
        dialog = window;
        window.window().setOnHidden(event -> {
            dialog = null;
            creating.warnings().forEach(text -> notices.show(new Notice(text, "", text, null)));
        });
        creating.loadImages(subject.images());
        window.show();
    }

    private void created(Container container) {
        if (dialog != null) {
            dialog.close();
        }
        model.whenThere(container.name(), this::terminal);
    }

    @Override
    public void terminal(ContainerItem item) {
        if (item.runs()) {
            model.selectedProperty().set(item);
            containerPane.terminals(item).openTab();
        }
    }

    private void terminalOfSelected() {
        ContainerItem selected = model.selectedProperty().get();
        if (selected != null && model.connected()) {
            terminal(selected);
        }
    }

    private void closeTerminal() {
        ContainerItem selected = model.selectedProperty().get();
        if (selected != null) {
            TerminalTabs tabs = containerPane.terminals(selected);
            tabs.closeTab();
            if (tabs.countProperty().get() == 0) {
                list.requestFocus();
            } else {
                tabs.focus();
            }
        }
    }

    @Override
    public void start(ContainerItem item) {
        model.start(item);
    }

    @Override
    public void stop(ContainerItem item) {
        model.stop(item);
    }

    @Override
    public void delete(ContainerItem item) {
        if (model.connected() && item.work() == null) {
            DeleteQuestion.ask(stage, item, () -> model.delete(item));
        }
    }

    /** The state of the containers, as it is shown. */
    public ContainersModel model() {
        return model;
    }

    public ContainerPane containerPane() {
        return containerPane;
    }

    public Notices notices() {
        return notices;
    }

    /** Remembers where the window was, closes its terminals and stops following the containers. */
    public void close() {
        state.of(stage, sidebar.getWidth()).save(subject.stateFile());
        if (minuteHand != null) {
            minuteHand.cancel();
        }
        containerPane.closeAll();
        model.close();
    }
}
