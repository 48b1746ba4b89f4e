package dev.coop.desktop.vm;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.core.vm.VmStatus;
import dev.coop.core.vm.VmStatus.State;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.CommandBox;
import dev.coop.desktop.component.DangerQuestion;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.component.ProblemBox;
import dev.coop.desktop.logs.LogLine;
import dev.coop.desktop.logs.LogList;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Page;
import dev.coop.desktop.view.ViewContext;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The virtual machine: its state and resources, start and stop, and what its program said. */
public final class VmPage implements Page {
    private final ViewContext context;
    private final VmModel model;
    private final StackPane body = new StackPane();
    private final ProblemBox problem = new ProblemBox();
    private final VBox logCard = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final Button refresh;
    private Subscription clock = Subscription.EMPTY;

    public VmPage(ViewContext context, VmModel model) {
        this.context = context;
        this.model = model;
        Label title = new Label(Texts.of("page.vm"));
        title.getStyleClass().add("page-title");
        Label caption = new Label(Texts.of("vm.explanation"));
        caption.getStyleClass().add("caption");
        caption.setWrapText(true);
        VBox words = new VBox(title, caption);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        refresh = Buttons.icon("images.refresh", Material2OutlinedMZ.REFRESH, model::look);
        refresh.setId("refresh-vm");
        HBox heading = new HBox(words, refresh);
        heading.getStyleClass().add("page-heading");
        heading.setAlignment(Pos.CENTER_LEFT);

        Label logTitle = new Label(Texts.of("vm.log"));
        logTitle.getStyleClass().add("card-title");
        LogList lines = new LogList(model.log().shown(), () -> "", Texts.of("vm.log"));
        lines.getStyleClass().add("build-log");
        logCard.getChildren().addAll(logTitle, lines);
        logCard.getStyleClass().add("card");

        VmProgressBox progress = new VmProgressBox(model);
        progress.getStyleClass().add("card");
        VBox content = new VBox(heading, progress, problem, body, logCard);
        content.getStyleClass().addAll("settings", "vm-page");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("page-scroll");
        model.statusProperty().subscribe(this::update);
        model.workProperty().subscribe(this::update);
        model.failureProperty().subscribe(this::update);
        model.log().shown().addListener((ListChangeListener<LogLine>) change -> showLog());
        showLog();
        update();
    }

    private void showLog() {
        Buttons.visible(logCard, !model.log().shown().isEmpty());
    }

    private void update() {
        @Nullable VmStatus status = model.statusProperty().get();
        @Nullable CoopException failure = model.failureProperty().get();
        // With nothing else to show, what went wrong is all that there is.
        boolean onlyFailure = status == null && failure != null;
        problem.show(onlyFailure ? null : failure);
        body.getChildren().setAll(onlyFailure ? failed(failure) : status == null ? loading() : shown(status));
        boolean card = status != null && status.cpus() != null;
        VBox.setVgrow(body, card ? Priority.NEVER : Priority.ALWAYS);
        refresh.setDisable(model.busy());
    }

    private static Node loading() {
        return new EmptyState(new ProgressIndicator(), Texts.of("vm.loading"), "");
    }

    private Node failed(CoopException failure) {
        Button again = Buttons.text("logs.again", Material2OutlinedMZ.REFRESH, model::look);
        again.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
        return new EmptyState(
                new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                failure.problem(),
                Texts.sentence(failure.hint()),
                again);
    }

    private Node shown(VmStatus status) {
        if (status.state() == State.NOT_INSTALLED) {
            CommandBox command = new CommandBox();
            command.say(VmStateText.INSTALL);
            return new EmptyState(
                    new FontIcon(Material2OutlinedAL.COMPUTER),
                    VmStateText.of(status),
                    VmStateText.explanation(status),
                    command);
        }
        if (status.state() == State.MISSING || status.state() == State.NOT_NEEDED) {
            Node[] actions = status.state() == State.MISSING ? new Node[] {start(status, Styles.LARGE)} : new Node[0];
            return new EmptyState(
                    new FontIcon(Material2OutlinedAL.COMPUTER),
                    VmStateText.of(status),
                    VmStateText.explanation(status),
                    actions);
        }
        HBox buttons = new HBox();
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        if (!VmStateText.startKey(status).isEmpty()) {
            buttons.getChildren().add(start(status, Styles.SMALL));
        }
        if (VmStateText.canStop(status)) {
            Button stop = Buttons.text("vm.stop", Material2OutlinedMZ.STOP, this::askToStop);
            stop.setId("vm-stop");
            stop.getStyleClass().add(Styles.SMALL);
            stop.setDisable(model.busy());
            buttons.getChildren().add(stop);
        }
        VmCard card = new VmCard(status, buttons);
        StackPane.setAlignment(card, Pos.TOP_LEFT);
        return card;
    }

    private Button start(VmStatus status, String size) {
        Button start = Buttons.text(VmStateText.startKey(status), Material2OutlinedMZ.PLAY_ARROW, model::start);
        start.setId("vm-start");
        start.getStyleClass().addAll(Styles.ACCENT, size);
        start.setDisable(model.busy());
        return start;
    }

    private void askToStop() {
        long running = context.containers().items().stream()
                .filter(item -> item.runs())
                .count();
        if (running == 0) {
            model.stop();
            return;
        }
        DangerQuestion.ask(
                context.window(),
                Texts.of("vm.stop.question"),
                List.of(Texts.of("vm.stop.running", running), Texts.of("vm.stop.kept")),
                Texts.of("vm.stop"),
                Texts.of("create.cancel"),
                model::stop);
    }

    @Override
    public Parent node() {
        return scroll;
    }

    @Override
    public void shown() {
        model.look();
        clock = context.clock().subscribe(now -> model.look());
    }

    @Override
    public void hidden() {
        clock.unsubscribe();
        clock = Subscription.EMPTY;
    }

    @Override
    public void focus() {
        refresh.requestFocus();
    }
}
