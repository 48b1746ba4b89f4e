package dev.coop.desktop.mounts;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.core.mount.Mount;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.component.FolderDrop;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Section;
import dev.coop.desktop.view.ViewContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The folders of this computer that a container sees. A folder can be dropped on it. */
public final class MountsSection implements Section {
    private final MountsModel model;
    private final Sharing sharing;
    private final ObservableValue<Instant> clock;
    private final StackPane root = new StackPane();
    private final VBox rows = new VBox();
    private final Map<String, MountRow> shown = new LinkedHashMap<>();
    private final Label failed = new Label();
    private final HBox failure;
    private final Button share = shareButton("share-folder");
    private final ScrollPane list = new ScrollPane();
    private final EmptyState empty;
    private Subscription item = Subscription.EMPTY;
    private Subscription time = Subscription.EMPTY;

    public MountsSection(ViewContext context, Sharing sharing) {
        this.sharing = sharing;
        model = new MountsModel(sharing.service(), context.tasks(), context.notices(), sharing.entries());
        clock = context.clock();
        Button first = shareButton("share-first");
        first.getStyleClass().add(Styles.ACCENT);
        empty = new EmptyState(
                new FontIcon(Material2OutlinedAL.FOLDER_SHARED),
                Texts.of("mounts.none"),
                Texts.of("mounts.none.text"),
                first);
        failure = failure();
        list.setContent(content());
        list.setFitToWidth(true);
        list.getStyleClass().add("page-scroll");
        root.getStyleClass().add("mounts");
        root.getChildren().addAll(list, empty);
        FolderDrop.on(root, () -> !model.container().isEmpty(), folder -> sharing.ask(model.container(), folder));
        model.mounts().addListener((ListChangeListener<Mount>) change -> update());
        model.onWork(this::update);
        model.knownProperty().subscribe(now -> update());
        model.failureProperty().subscribe(this::showFailure);
        sharing.countProperty().subscribe((was, is) -> model.refresh());
    }

    private Button shareButton(String id) {
        Button button = Buttons.text("mounts.share", Material2OutlinedAL.CREATE_NEW_FOLDER, this::choose);
        button.setId(id);
        return button;
    }

    private void choose() {
        sharing.choose(model.container());
    }

    private VBox content() {
        Label explanation = new Label(Texts.of("mounts.explanation"));
        explanation.setWrapText(true);
        explanation.getStyleClass().add("caption");
        HBox.setHgrow(explanation, Priority.ALWAYS);
        explanation.setMaxWidth(Double.MAX_VALUE);
        HBox top = new HBox(explanation, share);
        top.getStyleClass().add("top");
        top.setAlignment(Pos.CENTER_LEFT);
        rows.getStyleClass().add("rows");
        VBox content = new VBox(top, failure, rows);
        content.getStyleClass().add("content");
        return content;
    }

    private HBox failure() {
        failed.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button again = Buttons.text("disconnected.retry", Material2OutlinedAL.CACHED, model::refresh);
        again.setId("mounts-retry");
        HBox box = new HBox(new FontIcon(Material2OutlinedAL.ERROR_OUTLINE), failed, space, again);
        box.getStyleClass().add("mount-problem");
        box.pseudoClassStateChanged(Styles.STATE_DANGER, true);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(ContainerItem selected) {
        item.unsubscribe();
        item = selected.containerProperty().subscribe(container -> model.show(container.name()));
    }

    @Override
    public void shown() {
        // Nothing tells what becomes of a folder on this computer: it is looked at again.
        time = clock.subscribe(now -> {
            model.refresh();
            update();
        });
    }

    @Override
    public void hidden() {
        time.unsubscribe();
        time = Subscription.EMPTY;
    }

    @Override
    public void forget() {
        item.unsubscribe();
        item = Subscription.EMPTY;
        model.forget();
    }

    @Override
    public void close() {
        forget();
    }

    @Override
    public void focus() {
        if (empty.isVisible()) {
            empty.lookup("#share-first").requestFocus();
        } else {
            share.requestFocus();
        }
    }

    private void update() {
        List<Mount> mounts = List.copyOf(model.mounts());
        Set<String> names = mounts.stream().map(Mount::name).collect(Collectors.toSet());
        boolean lost =
                shown.entrySet().stream().anyMatch(each -> !names.contains(each.getKey()) && hasFocus(each.getValue()));
        shown.keySet().retainAll(names);
        Instant now = Instant.now();
        for (Mount mount : mounts) {
            shown.computeIfAbsent(mount.name(), name -> new MountRow(model, mount))
                    .show(mount, now, model.isWorking(mount));
        }
        List<Node> wanted =
                mounts.stream().map(mount -> (Node) shown.get(mount.name())).toList();
        if (!rows.getChildren().equals(wanted)) {
            rows.getChildren().setAll(wanted);
        }
        boolean none = model.knownProperty().get()
                && mounts.isEmpty()
                && model.failureProperty().get() == null;
        empty.setVisible(none);
        list.setVisible(!none);
        if (lost) {
            focus();
        }
    }

    private static boolean hasFocus(Node row) {
        return row.isFocusWithin();
    }

    private void showFailure(@Nullable CoopException why) {
        Buttons.visible(failure, why != null);
        failed.setText(why == null ? "" : why.problem() + ". " + Texts.sentence(why.hint()));
        update();
    }
}
