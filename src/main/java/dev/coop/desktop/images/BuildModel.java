package dev.coop.desktop.images;

import dev.coop.core.failure.CoopException;
import dev.coop.core.image.BuildListener;
import dev.coop.core.image.BuildRequest;
import dev.coop.core.image.ImageService;
import dev.coop.desktop.logs.LineBatch;
import dev.coop.desktop.logs.LogBuffer;
import dev.coop.desktop.step.StepItem;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.text.Texts;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The building of the base image: one at a time. JavaFX thread only. */
public final class BuildModel {
    /** Where it is. */
    public enum Stage {
        NONE,
        BUILDING,
        CANCELLING,
        DONE,
        FAILED,
        CANCELLED
    }

    private final Supplier<ImageService> service;
    private final BackgroundTasks tasks;
    private final LogBuffer log = new LogBuffer();
    private final ObservableList<StepItem> steps = FXCollections.observableArrayList();
    private final ObservableList<String> warnings = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.NONE);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<Duration> took = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private @Nullable CoopException failure;
    private BuildRequest request = new BuildRequest(null, null, false);
    private String recipe = "";
    private @Nullable Job job;

    /** @param service asked for in the background */
    public BuildModel(Supplier<ImageService> service, BackgroundTasks tasks) {
        this.service = service;
        this.tasks = tasks;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    public boolean running() {
        return stage.get() == Stage.BUILDING || stage.get() == Stage.CANCELLING;
    }

    /** Those that were begun. */
    ObservableList<StepItem> steps() {
        return steps;
    }

    /** From 0 to 1; negative until it is known how many steps there are. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Duration> tookProperty() {
        return took.getReadOnlyProperty();
    }

    /** What the user should know though it went on. */
    ObservableList<String> warnings() {
        return warnings;
    }

    /** What the steps printed. */
    LogBuffer log() {
        return log;
    }

    /** Empty until it is known. */
    String recipe() {
        return recipe;
    }

    /** Why it failed, or null. */
    @Nullable
    CoopException failure() {
        return failure;
    }

    /** @param rebuild from the start, even when nothing has changed */
    public void build(boolean rebuild) {
        if (running()) {
            return;
        }
        request = new BuildRequest(null, null, rebuild);
        failure = null;
        recipe = "";
        steps.clear();
        warnings.clear();
        log.clear();
        progress.set(-1);
        took.set(Duration.ZERO);
        stage.set(Stage.BUILDING);
        long start = System.nanoTime();
        Job clock = tasks.every(Duration.ofMillis(500), () -> {
            took.set(Duration.ofNanos(System.nanoTime() - start));
            steps.forEach(StepItem::tick);
        });
        job = tasks.start(
                () -> service.get().build(request, new Hearing()),
                _ -> {
                    clock.cancel();
                    took.set(Duration.ofNanos(System.nanoTime() - start));
                    done();
                },
                problem -> {
                    clock.cancel();
                    failed(problem);
                });
    }

    private void done() {
        progress.set(1);
        stage.set(Stage.DONE);
    }

    private void failed(CoopException problem) {
        steps.forEach(StepItem::failed);
        failure = problem;
        boolean cancelled = stage.get() == Stage.CANCELLING && problem.kind() == CoopException.Kind.INTERRUPTED;
        stage.set(cancelled ? Stage.CANCELLED : Stage.FAILED);
    }

    /** Goes on where the last build ended: what it had done is kept. */
    void goOn() {
        build(false);
    }

    /** Stops it. The stage changes again when all has been put away. */
    void cancel() {
        if (stage.get() == Stage.BUILDING && job != null) {
            stage.set(Stage.CANCELLING);
            job.cancel();
        }
    }

    /** Puts the outcome away. */
    void dismiss() {
        if (!running()) {
            stage.set(Stage.NONE);
        }
    }

    /** Hears in the background. */
    private final class Hearing implements BuildListener {
        private final LineBatch lines = new LineBatch(tasks, log::add);
        private volatile int total;

        @Override
        public void begins(String name, int steps) {
            total = steps;
            tasks.onUi(() -> {
                recipe = name;
                progress.set(0);
            });
        }

        @Override
        public void stepStarted(int number, String title) {
            tasks.onUi(() -> {
                StepItem step = new StepItem(title);
                step.started();
                steps.add(step);
            });
        }

        @Override
        public void stepFinished(int number, String title, Duration time, boolean reused) {
            tasks.onUi(() -> {
                if (steps.isEmpty() || !steps.getLast().title().equals(title)) {
                    steps.add(new StepItem(title));
                }
                steps.getLast().finished(time);
                if (reused) {
                    steps.getLast().progress(Texts.of("build.reused"));
                }
                progress.set(total == 0 ? -1 : number / (double) total);
            });
        }

        @Override
        public void log(String line) {
            lines.add(line);
        }

        @Override
        public void warning(String text) {
            tasks.onUi(() -> warnings.add(text));
        }
    }
}
