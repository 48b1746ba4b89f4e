package dev.coop.desktop.firstrun;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.images.BuildModel;
import dev.coop.desktop.step.StepItem;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Page;
import dev.coop.desktop.view.ViewContext;
import dev.coop.desktop.vm.VmModel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The guided way to the first container. */
public final class FirstRunPage implements Page {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private final FirstRunModel model;
    private final ContainersModel containers;
    private final VmModel vm;
    private final BuildModel build;
    private final BackgroundTasks tasks;
    private final Runnable leave;
    private final Map<SetupStage, StageRow> rows = new EnumMap<>(SetupStage.class);
    private final Map<SetupStage, StageBody> bodies = new EnumMap<>(SetupStage.class);
    private final ScrollPane scroll = new ScrollPane();
    private final Button done;
    private final Button notNow;
    private Job looking = () -> {};
    private boolean shown;
    private boolean wantsFocus;

    /**
     * @param newContainer asks what a new container shall be like
     * @param leave called when the user is done with it, or does not want it
     */
    public FirstRunPage(
            ViewContext context,
            FirstRunModel model,
            VmModel vm,
            BuildModel build,
            Runnable newContainer,
            Runnable leave) {
        this.model = model;
        this.containers = context.containers();
        this.vm = vm;
        this.build = build;
        this.tasks = context.tasks();
        this.leave = leave;
        Label title = new Label(Texts.of("none.title"));
        title.getStyleClass().add("setup-heading-title");
        title.setWrapText(true);
        Label text = new Label(Texts.of("none.text"));
        text.getStyleClass().add("setup-text");
        text.setWrapText(true);
        VBox stages = new VBox();
        stages.getStyleClass().add("setup-stages");
        bodies.put(SetupStage.INCUS, new IncusBody(model, vm, containers, skip(SetupStage.INCUS)));
        bodies.put(SetupStage.PREPARE, new PrepareBody(model, skip(SetupStage.PREPARE)));
        bodies.put(SetupStage.IMAGE, new ImageBody(build, skip(SetupStage.IMAGE)));
        bodies.put(SetupStage.CONTAINER, new ContainerBody(newContainer, skip(SetupStage.CONTAINER)));
        bodies.forEach((stage, body) -> {
            StageRow row = new StageRow(stage, stages.getChildren().size() + 1, body);
            rows.put(stage, row);
            stages.getChildren().add(row);
        });
        done = Buttons.text("setup.done", Material2OutlinedAL.CHECK, leave);
        done.setId("setup-done");
        done.getStyleClass().add(Styles.ACCENT);
        notNow = Buttons.text("setup.later", Material2OutlinedAL.CLOSE, leave);
        notNow.setId("setup-later");
        notNow.getStyleClass().add(Styles.FLAT);
        VBox content = new VBox(title, text, stages, done, notNow);
        content.getStyleClass().add("setup");
        content.setMaxWidth(640);
        StackPane middle = new StackPane(content);
        middle.setAlignment(Pos.TOP_CENTER);
        scroll.setContent(middle);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        follow();
    }

    private void follow() {
        model.knownProperty().subscribe(this::update);
        model.planProperty().subscribe(this::update);
        model.problemProperty().subscribe(this::update);
        model.preparingProperty().subscribe(this::update);
        model.prepareFailureProperty().subscribe(this::update);
        model.steps().addListener((ListChangeListener<StepItem>) change -> update());
        vm.statusProperty().subscribe(this::update);
        vm.failureProperty().subscribe(this::update);
        vm.workProperty().subscribe(this::update);
        build.stageProperty().subscribe(stage -> {
            if (shown && stage == BuildModel.Stage.DONE) {
                model.look();
            }
            update();
        });
        containers.connectionProperty().subscribe(this::update);
        containers
                .connectionProperty()
                .map(Connection.Connected.class::isInstance)
                .subscribe(connected -> {
                    if (shown) {
                        model.look();
                    }
                });
        containers.items().addListener((ListChangeListener<ContainerItem>) change -> {
            if (shown) {
                model.look();
            }
        });
        update();
    }

    private Button skip(SetupStage stage) {
        Button skip = Buttons.text("setup.skip", Material2OutlinedMZ.SKIP_NEXT, () -> {
            wantsFocus = true;
            model.skip(stage);
            if (model.planProperty().get().current().isEmpty()) {
                leave.run();
            }
        });
        skip.setId("setup-skip-" + stage.name().toLowerCase(Locale.ROOT));
        skip.getStyleClass().add(Styles.FLAT);
        return skip;
    }

    private void update() {
        SetupPlan plan = model.planProperty().get();
        boolean known = model.knownProperty().get();
        boolean held = holdsFocus();
        bodies.values().forEach(StageBody::update);
        rows.forEach((stage, row) -> {
            SetupPlan.State state = known ? plan.state(stage) : SetupPlan.State.WAITING;
            row.show(state, state == SetupPlan.State.CURRENT);
        });
        Buttons.visible(done, known && plan.complete());
        Buttons.visible(notNow, !plan.complete());
        if (known && (held || wantsFocus)) {
            focusCurrent();
        }
    }

    /** Whether the keyboard is with something here that has just gone out of sight: its stage is over. */
    private boolean holdsFocus() {
        Node owner = scroll.getScene() == null ? null : scroll.getScene().getFocusOwner();
        return owner != null && isWithin(owner) && !isShown(owner);
    }

    private boolean isWithin(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(scroll)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void focusCurrent() {
        wantsFocus = false;
        model.planProperty()
                .get()
                .current()
                .map(stage -> Objects.requireNonNull(bodies.get(stage)).primary())
                .orElse(done)
                .requestFocus();
    }

    @Override
    public Parent node() {
        return scroll;
    }

    @Override
    public void shown() {
        shown = true;
        model.look();
        vm.look();
        looking = tasks.every(LOOK_AGAIN, this::lookAgain);
    }

    /** Only what the user does elsewhere is waited for: Incus or Colima being installed or started. */
    private void lookAgain() {
        if (model.planProperty()
                        .get()
                        .current()
                        .filter(SetupStage.INCUS::equals)
                        .isPresent()
                && !vm.busy()) {
            model.look();
            vm.look();
        }
    }

    @Override
    public void hidden() {
        shown = false;
        looking.cancel();
        looking = () -> {};
    }

    @Override
    public void focus() {
        if (model.knownProperty().get()) {
            focusCurrent();
        } else {
            wantsFocus = true;
        }
    }
}
