package dev.coop.desktop.mounts.graph;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.core.mount.Mount;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.mounts.MountChanges;
import dev.coop.desktop.mounts.MountsModel;
import dev.coop.desktop.mounts.Sharing;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Page;
import dev.coop.desktop.view.ViewContext;
import java.time.Instant;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Who sees what: the folders of this computer, the containers, and the arrows between them. */
public final class MountsPage implements Page {
    private final MountsModel model;
    private final MountGraph graph;
    private final GraphView view;
    private final GraphBar bar;
    private final ChosenMount chosen;
    private final ContainersModel containers;
    private final ObservableValue<Instant> clock;
    private final BorderPane root = new BorderPane();
    private final StackPane body = new StackPane();
    private final EmptyState loading =
            new EmptyState(new ProgressIndicator(), Texts.of("graph.loading"), Texts.of("graph.loading.text"));
    private final EmptyState none = new EmptyState(
            new FontIcon(Material2OutlinedAL.FOLDER_SHARED), Texts.of("graph.none"), Texts.of("graph.none.text"));
    private final Button again;
    private final EmptyState failed;
    private Subscription time = Subscription.EMPTY;

    public MountsPage(ViewContext context, Sharing sharing) {
        clock = context.clock();
        containers = context.containers();
        model = new MountsModel(sharing.service(), context.tasks(), context.notices(), sharing.entries());
        graph = new MountGraph(sharing, containers);
        view = new GraphView(graph);
        bar = new GraphBar(view, this::draw);
        chosen = new ChosenMount(model, name -> containers.find(name).ifPresent(context.actions()::open));
        again = Buttons.text("disconnected.retry", Material2OutlinedAL.CACHED, model::refresh);
        again.setId("graph-retry");
        again.getStyleClass().add(Styles.ACCENT);
        failed = new EmptyState(new FontIcon(Material2OutlinedAL.ERROR_OUTLINE), "", "", again);
        root.getStyleClass().add("mounts-page");
        root.setTop(bar);
        root.setCenter(body);
        root.setBottom(chosen);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (view.pressed(event)) {
                event.consume();
            }
        });
        model.mounts().addListener((ListChangeListener<Mount>) change -> draw());
        model.onWork(this::showChosen);
        model.knownProperty().subscribe(this::update);
        model.failureProperty().subscribe(this::update);
        graph.chosenProperty().subscribe(this::showChosen);
        sharing.countProperty().subscribe((was, is) -> model.refresh());
        containers.items().addListener((ListChangeListener<ContainerItem>) change -> graph.paint());
        draw();
    }

    private void draw() {
        List<Mount> all = List.copyOf(model.mounts());
        bar.show(all);
        view.show(bar.chosen(all));
        update();
    }

    private void update() {
        @Nullable CoopException why = model.failureProperty().get();
        if (why != null) {
            failed.say(why.problem(), Texts.sentence(why.hint()));
        }
        boolean empty = model.mounts().isEmpty();
        Node wanted = why != null ? failed : !model.knownProperty().get() ? loading : empty ? none : view;
        if (!body.getChildren().contains(wanted)) {
            body.getChildren().setAll(wanted);
        }
        bar.setUsable(why == null && !empty);
        showChosen();
    }

    private void showChosen() {
        Mount mount = body.getChildren().contains(view) ? graph.chosenProperty().get() : null;
        boolean lost = mount == null && chosen.isFocusWithin();
        chosen.show(mount);
        if (lost) {
            focus();
        }
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void shown() {
        // Nothing tells what becomes of a folder on this computer: it is looked at again.
        time = clock.subscribe(now -> {
            model.showAll();
            graph.tick(Instant.now());
            showChosen();
        });
        time = time.and(MountChanges.listen(containers, model::refresh));
    }

    @Override
    public void hidden() {
        time.unsubscribe();
        time = Subscription.EMPTY;
    }

    @Override
    public void close() {
        model.forget();
    }

    @Override
    public void focus() {
        if (body.getChildren().contains(failed)) {
            again.requestFocus();
        } else {
            graph.focusRow();
        }
    }
}
