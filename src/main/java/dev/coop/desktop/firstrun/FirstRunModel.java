package dev.coop.desktop.firstrun;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.setup.LocalIncus;
import dev.coop.core.setup.SetupStep;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.service.DesktopServices;
import dev.coop.desktop.step.StepItem;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.text.Texts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What of the setup is there, what comes next, and the preparing of Incus. JavaFX thread only. */
public final class FirstRunModel {

    /**
     * What was found in the background.
     *
     * @param problem why Incus does not answer or cannot be asked, or null
     * @param advice what helps on this computer when it does not answer, or null
     */
    private record Findings(
            Set<SetupStage> there, @Nullable CoopException problem, LocalIncus.@Nullable Advice advice) {}

    private final DesktopServices services;
    private final ContainersModel containers;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<SetupPlan> plan = new ReadOnlyObjectWrapper<>(SetupPlan.NOTHING);
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper preparing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<LocalIncus.@Nullable Advice> advice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> prepareFailure = new ReadOnlyObjectWrapper<>();
    private final ObservableList<StepItem> steps = FXCollections.observableArrayList();
    private @Nullable Job preparation;
    private boolean looking;
    private boolean lookAgain;
    private boolean answers;

    public FirstRunModel(DesktopServices services, ContainersModel containers, BackgroundTasks tasks) {
        this.services = services;
        this.containers = containers;
        this.tasks = tasks;
    }

    ReadOnlyObjectProperty<SetupPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Whether it has been looked at all. */
    ReadOnlyBooleanProperty knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Why Incus does not answer, or null. */
    ReadOnlyObjectProperty<@Nullable CoopException> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the user can do about it on this computer; null when Incus answers. */
    ReadOnlyObjectProperty<LocalIncus.@Nullable Advice> adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty preparingProperty() {
        return preparing.getReadOnlyProperty();
    }

    /** Why the last preparing failed, or null. */
    ReadOnlyObjectProperty<@Nullable CoopException> prepareFailureProperty() {
        return prepareFailure.getReadOnlyProperty();
    }

    /** What the preparing has done so far. */
    ObservableList<StepItem> steps() {
        return steps;
    }

    /** Looks at what is there. Asked again meanwhile, it looks once more afterwards. */
    void look() {
        if (looking) {
            lookAgain = true;
            return;
        }
        looking = true;
        var _ = tasks.start(this::find, this::found, this::lost);
    }

    private Findings find() {
        Set<SetupStage> there = EnumSet.noneOf(SetupStage.class);
        try {
            boolean prepared = services.setup().isDone();
            there.add(SetupStage.INCUS);
            if (prepared) {
                there.add(SetupStage.PREPARE);
                if (services.images().exists(services.createDefaults().image())) {
                    there.add(SetupStage.IMAGE);
                }
            }
            return new Findings(there, null, null);
        } catch (CoopException failure) {
            return new Findings(there, failure, services.localIncus().advice());
        }
    }

    private void found(Findings now) {
        looking = false;
        Set<SetupStage> there = EnumSet.noneOf(SetupStage.class);
        there.addAll(now.there());
        if (!containers.items().isEmpty()) {
            there.add(SetupStage.CONTAINER);
        }
        CoopException why = now.problem();
        boolean before = answers;
        answers = why == null;
        if (answers
                && there.contains(SetupStage.PREPARE)
                && containers.connectionProperty().get() instanceof Connection.Disconnected lost) {
            if (!before) {
                // It answers by now: the list of containers need not wait for its next attempt.
                containers.retry();
            }
            why = lost.why();
            there.remove(SetupStage.INCUS);
        }
        problem.set(why);
        advice.set(now.advice());
        plan.set(plan.get().found(there));
        known.set(true);
        again();
    }

    private void lost(CoopException why) {
        looking = false;
        answers = false;
        problem.set(why);
        plan.set(plan.get().found(Set.of()));
        known.set(true);
        again();
    }

    private void again() {
        if (lookAgain) {
            lookAgain = false;
            look();
        }
    }

    /** Tries to reach Incus now. */
    void retry() {
        containers.retry();
        look();
    }

    void skip(SetupStage stage) {
        plan.set(plan.get().skip(stage));
    }

    /** Wants all that is missing, also what was skipped. */
    public void resume() {
        plan.set(plan.get().resumed());
    }

    /** Makes in Incus what Coop needs. */
    void prepare() {
        if (preparing.get()) {
            return;
        }
        prepareFailure.set(null);
        steps.clear();
        preparing.set(true);
        long[] start = {System.nanoTime()};
        preparation = tasks.run(
                () -> services.setup().run(step -> {
                    long now = System.nanoTime();
                    Duration took = Duration.ofNanos(now - start[0]);
                    start[0] = now;
                    tasks.onUi(() -> steps.add(done(step, took)));
                }),
                () -> {
                    preparing.set(false);
                    containers.retry();
                    look();
                },
                failure -> {
                    preparing.set(false);
                    prepareFailure.set(failure.kind() == Kind.INTERRUPTED ? null : failure);
                    look();
                });
    }

    private static StepItem done(SetupStep step, Duration took) {
        StepItem item =
                new StepItem(Texts.of(step.made() ? "setup.step.made" : "setup.step.there", step.what(), step.name()));
        item.finished(took);
        item.progress(step.warning());
        return item;
    }

    /** Stops the preparing; what was made stays. */
    void cancelPreparing() {
        if (preparation != null) {
            preparation.cancel();
        }
    }
}
