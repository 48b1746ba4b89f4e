package dev.coop.desktop.vm;

import dev.coop.core.failure.CoopException;
import dev.coop.core.vm.VmProgress;
import dev.coop.core.vm.VmRequest;
import dev.coop.core.vm.VmService;
import dev.coop.core.vm.VmStatus;
import dev.coop.core.vm.VmStatus.State;
import dev.coop.desktop.logs.LineBatch;
import dev.coop.desktop.logs.LogBuffer;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The virtual machine: what it is, and its start and stop. JavaFX thread only. */
public final class VmModel {
    /** What is being done to it. */
    public enum Work {
        NONE,
        STARTING,
        STOPPING,
        /** Asked to stop starting. */
        CANCELLING
    }

    private interface Order {
        void give(VmService service, VmProgress progress);
    }

    private final Supplier<VmService> service;
    private final BackgroundTasks tasks;
    private final Runnable changed;
    private final LogBuffer log = new LogBuffer();
    private final ReadOnlyObjectWrapper<@Nullable VmStatus> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Work> work = new ReadOnlyObjectWrapper<>(Work.NONE);
    private final ReadOnlyObjectWrapper<Duration> took = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyStringWrapper phase = new ReadOnlyStringWrapper("");
    private final BooleanBinding needed;
    private @Nullable Job job;
    private boolean looking;
    private boolean startWanted;

    /**
     * @param service asked for in the background
     * @param changed called when it was started or stopped
     */
    public VmModel(Supplier<VmService> service, BackgroundTasks tasks, Runnable changed) {
        this.service = service;
        this.tasks = tasks;
        this.changed = changed;
        needed = Bindings.createBooleanBinding(
                () -> {
                    VmStatus now = status.get();
                    return now != null && now.state() != State.NOT_NEEDED;
                },
                status);
    }

    /** Null until it is known. */
    public ReadOnlyObjectProperty<@Nullable VmStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether Incus needs one on this computer; false until it is known. */
    public BooleanBinding needed() {
        return needed;
    }

    /** Why the last thing that was asked of it failed, or null. */
    public ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Work> workProperty() {
        return work.getReadOnlyProperty();
    }

    public boolean busy() {
        return work.get() != Work.NONE;
    }

    /** What the work is at; empty until it says so. */
    public ReadOnlyStringProperty phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Duration> tookProperty() {
        return took.getReadOnlyProperty();
    }

    /** What was said while it was started and stopped, since the window was opened. */
    public LogBuffer log() {
        return log;
    }

    /** Asks how it is. */
    public void look() {
        if (looking || busy()) {
            return;
        }
        looking = true;
        var _ = tasks.start(
                () -> service.get().status(),
                found -> {
                    looking = false;
                    status.set(found);
                    if (startWanted && found.state() == State.STOPPED) {
                        start();
                    }
                    startWanted = false;
                },
                problem -> {
                    looking = false;
                    failure.set(problem);
                });
    }

    /** As {@link #look()}, and starts it when it is there and stopped. */
    public void startIfStopped() {
        startWanted = true;
        look();
    }

    /** Makes it when there is none; restarts one that does not answer, which the user sees and wants. */
    public void start() {
        order(Work.STARTING, (vm, progress) -> vm.start(VmRequest.UNCHANGED, progress, question -> {}));
    }

    /** Stops it in order; the containers in it stop with it. */
    public void stop() {
        order(Work.STOPPING, (vm, progress) -> vm.stop(false, progress));
    }

    public void cancel() {
        if (job != null && work.get() == Work.STARTING) {
            work.set(Work.CANCELLING);
            job.cancel();
        }
    }

    private void order(Work kind, Order order) {
        if (busy()) {
            return;
        }
        failure.set(null);
        phase.set("");
        took.set(Duration.ZERO);
        work.set(kind);
        long start = System.nanoTime();
        Job clock = tasks.every(Duration.ofMillis(500), () -> took.set(Duration.ofNanos(System.nanoTime() - start)));
        Hearing hearing = new Hearing();
        job = tasks.run(
                () -> order.give(service.get(), hearing),
                () -> {
                    clock.cancel();
                    ended();
                },
                problem -> {
                    clock.cancel();
                    boolean cancelled =
                            work.get() == Work.CANCELLING && problem.kind() == CoopException.Kind.INTERRUPTED;
                    failure.set(cancelled ? null : problem);
                    ended();
                });
    }

    private void ended() {
        work.set(Work.NONE);
        look();
        changed.run();
    }

    /** Hears in the background. */
    private final class Hearing implements VmProgress {
        private final LineBatch lines = new LineBatch(tasks, log::add);

        @Override
        public void phase(String text) {
            lines.add(text);
            tasks.onUi(() -> phase.set(text));
        }

        @Override
        public void detail(String text) {
            lines.add(text);
        }
    }
}
