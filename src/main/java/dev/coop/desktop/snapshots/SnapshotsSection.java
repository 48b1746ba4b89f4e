package dev.coop.desktop.snapshots;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.core.snapshot.ContainerHistory;
import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.core.snapshot.ContainerHistory.Kind;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Section;
import dev.coop.desktop.view.ViewContext;
import java.time.Instant;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A container's life on a line, with the way back to each of its snapshots. */
public final class SnapshotsSection implements Section {
    private static final double CLOSER = 0.5;

    private final BorderPane root = new BorderPane();
    private final SnapshotsModel model;
    private final Timeline timeline;
    private final EventList list;
    private final EventDetails details;
    private final SnapshotDialogs actions;
    private final Label work = new Label();
    private final HBox working = new HBox(new ProgressIndicator(), work);
    private final Button create;
    private final Node content;
    private final EmptyState loading = new EmptyState(new ProgressIndicator(), Texts.of("snapshots.loading"), "");
    private final EmptyState failed;
    private @Nullable ContainerItem item;
    private boolean visible;
    private Subscription following = Subscription.EMPTY;

    public SnapshotsSection(ViewContext context) {
        model = new SnapshotsModel(context.services()::snapshots, context.tasks(), context.notices());
        actions = new SnapshotDialogs(model, context);
        timeline = new Timeline(model.selectedProperty()::set);
        list = new EventList(context.clock(), model.selectedProperty()::set);
        details = new EventDetails(actions);
        create = Buttons.text("snapshots.create", Material2OutlinedMZ.PHOTO_CAMERA, actions::create);
        create.setId("snapshot-create");
        create.getStyleClass().add(Styles.ACCENT);
        failed = new EmptyState(
                new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                Texts.of("snapshots.failed"),
                "",
                Buttons.text("snapshots.retry", Material2OutlinedMZ.REFRESH, model::retry));
        content = content();
        root.getStyleClass().add("snapshots");
        model.historyProperty().subscribe(now -> update());
        model.failureProperty().subscribe(now -> update());
        model.selectedProperty().subscribe(now -> choose());
        model.workProperty().subscribe(text -> showWork(text));
        context.clock().subscribe(now -> update());
    }

    private Node content() {
        Button closer = Buttons.flat("timeline.closer", Material2OutlinedMZ.ZOOM_IN, () -> timeline.zoom(CLOSER));
        closer.setId("zoom-in");
        Button wider = Buttons.flat("timeline.wider", Material2OutlinedMZ.ZOOM_OUT, () -> timeline.zoom(1 / CLOSER));
        Button all = Buttons.flat("timeline.all", Material2OutlinedMZ.ZOOM_OUT_MAP, timeline::lookAtAll);
        all.setId("zoom-all");
        wider.disableProperty().bind(timeline.wholeProperty());
        all.disableProperty().bind(timeline.wholeProperty());
        working.getStyleClass().add("work");
        working.setAlignment(Pos.CENTER_LEFT);
        work.setId("snapshot-work");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(create, working, space, closer, wider, all);
        bar.getStyleClass().add("bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        VBox line = new VBox(timeline);
        line.getStyleClass().addAll("card", "timeline-card");

        ScrollPane scroll = new ScrollPane(details);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        HBox.setHgrow(list, Priority.ALWAYS);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        list.setPrefWidth(300);
        scroll.setPrefWidth(340);
        list.setMinWidth(200);
        scroll.setMinWidth(220);
        HBox below = new HBox(list, scroll);
        below.getStyleClass().add("below");
        VBox.setVgrow(below, Priority.ALWAYS);
        VBox whole = new VBox(bar, line, below);
        whole.getStyleClass().add("content");
        return whole;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(ContainerItem container) {
        item = container;
        following.unsubscribe();
        model.show(container.name());
        // Whatever is told anew of it may be a snapshot more, a mount less, or a lock.
        following = Subscription.combine(
                container.containerProperty().subscribe(this::look),
                container.workProperty().subscribe(this::allow));
        look();
    }

    @Override
    public void forget() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        item = null;
        model.forget();
    }

    @Override
    public void shown() {
        visible = true;
        look();
    }

    @Override
    public void hidden() {
        visible = false;
    }

    @Override
    public void focus() {
        timeline.requestFocus();
    }

    private void look() {
        if (visible && item != null) {
            model.show(item.name());
            model.load();
        }
        allow();
    }

    private void update() {
        ContainerHistory history = model.historyProperty().get();
        CoopException why = model.failureProperty().get();
        if (history != null) {
            timeline.show(history, Instant.now());
            list.show(history.events(), model.selectedProperty().get());
            choose();
            root.setCenter(content);
        } else if (why != null) {
            failed.say(Texts.of("snapshots.failed"), why.problem() + ". " + Texts.sentence(why.hint()));
            root.setCenter(failed);
        } else {
            root.setCenter(loading);
        }
    }

    private void choose() {
        Event event = model.selectedProperty().get();
        ContainerHistory history = model.historyProperty().get();
        timeline.choose(event);
        list.choose(event);
        details.show(
                event,
                event != null
                        && history != null
                        && event.kind() == Kind.SNAPSHOT
                        && Objects.equals(event.subject(), history.basedOn()));
        allow();
    }

    private void showWork(String text) {
        work.setText(text);
        Buttons.visible(working, !text.isEmpty());
        allow();
    }

    private void allow() {
        boolean allowed = model.workProperty().get().isEmpty() && item != null && !item.busy();
        create.setDisable(!allowed);
        details.allow(allowed);
    }
}
