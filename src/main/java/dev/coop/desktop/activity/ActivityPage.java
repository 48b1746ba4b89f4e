package dev.coop.desktop.activity;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.coop.core.audit.AuditRecord;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.mounts.MountChanges;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Page;
import dev.coop.desktop.view.ViewContext;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What is being done now, and what is on record. */
public final class ActivityPage implements Page {
    private final ActivityModel model;
    private final ContainersModel containers;
    private final ObservableValue<Instant> clock;
    private final VBox root = new VBox();
    private final StackPane body = new StackPane();
    private final VerificationBanner banner = new VerificationBanner();
    private final ListView<AuditRecord> list = new ListView<>();
    private final CustomTextField search = new CustomTextField();
    private final Button check;
    private final EmptyState loading = new EmptyState(new ProgressIndicator(), Texts.of("activity.loading"), "");
    private final EmptyState none = new EmptyState(
            new FontIcon(Material2OutlinedAL.HISTORY), Texts.of("activity.none"), Texts.of("activity.none.text"));
    private final EmptyState failed = new EmptyState(new FontIcon(Material2OutlinedAL.ERROR_OUTLINE), "", "");
    private Subscription time = Subscription.EMPTY;

    public ActivityPage(ViewContext context) {
        clock = context.clock();
        containers = context.containers();
        model = new ActivityModel(context.services()::audit, context.tasks());
        check = Buttons.text("activity.check", Material2OutlinedMZ.REFRESH, model::load);
        check.setId("activity-check");
        list.setId("records");
        list.setItems(model.records());
        list.setCellFactory(view -> new RecordCell());
        list.setAccessibleText(Texts.of("activity.records"));
        list.setPlaceholder(new Label(Texts.of("activity.nothing.found")));
        list.getStyleClass().addAll("record-list", Styles.DENSE);
        VBox.setVgrow(body, Priority.ALWAYS);
        root.getStyleClass().add("activity");
        root.getChildren().addAll(top(), new UnderWay(containers), banner, body);
        model.verificationProperty().subscribe(now -> update());
        model.failureProperty().subscribe(now -> update());
    }

    private HBox top() {
        Label title = new Label(Texts.of("page.activity"));
        title.getStyleClass().add("page-title");
        Label caption = new Label(Texts.of("activity.explanation"));
        caption.getStyleClass().add("caption");
        caption.setWrapText(true);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        VBox titles = new VBox(title, caption);
        titles.setMinWidth(0);
        HBox.setHgrow(titles, Priority.ALWAYS);
        search.setId("activity-search");
        search.setPromptText(Texts.of("activity.search"));
        search.setAccessibleText(Texts.of("activity.search"));
        search.setLeft(new FontIcon(Material2OutlinedMZ.SEARCH));
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox top = new HBox(titles, search, check);
        top.getStyleClass().add("top");
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private void update() {
        @Nullable CoopException why = model.failureProperty().get();
        if (why != null) {
            failed.say(why.problem(), Texts.sentence(why.hint()));
        }
        boolean known = model.verificationProperty().get() != null;
        banner.show(why == null ? model.verificationProperty().get() : null);
        search.setDisable(why != null || model.isEmpty());
        Node wanted = why != null ? failed : !known ? loading : model.isEmpty() ? none : list;
        if (!body.getChildren().contains(wanted)) {
            body.getChildren().setAll(wanted);
        }
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void shown() {
        time = clock.subscribe(now -> model.load()).and(MountChanges.listen(containers, model::load));
    }

    @Override
    public void hidden() {
        time.unsubscribe();
        time = Subscription.EMPTY;
    }

    @Override
    public void close() {
        model.close();
    }

    @Override
    public void focus() {
        if (body.getChildren().contains(list)) {
            list.requestFocus();
        } else {
            check.requestFocus();
        }
    }
}
