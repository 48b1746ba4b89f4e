package dev.coop.desktop.overview;

import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ProcessInfo;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.task.Pace;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The processes of a container that use the most, again and again while somebody looks. JavaFX thread only. */
final class ProcessesModel {
    static final int MOST = 6;
    private static final Duration PERIOD = Duration.ofSeconds(4);

    /** A look runs a program in the container. */
    private static final Duration SELDOM = Duration.ofMinutes(1);

    /** @param cpu processors that it used since the look before; null at the first look */
    record Row(ProcessInfo process, @Nullable Double cpu) {}

    private record Look(long at, Map<Integer, ProcessInfo> processes) {}

    private final Supplier<ContainerMonitor> monitor;
    private final BackgroundTasks tasks;
    private final Pace pace;
    private final LongSupplier clock;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable ContainerItem item;
    private @Nullable Look last;
    private Job ticking = () -> {};
    private Job looking = () -> {};
    private boolean busy;
    private long turn;

    /** @param clock as {@link System#nanoTime()} */
    ProcessesModel(Supplier<ContainerMonitor> monitor, BackgroundTasks tasks, Pace pace, LongSupplier clock) {
        this.monitor = monitor;
        this.tasks = tasks;
        this.pace = pace;
        this.clock = clock;
    }

    /** What uses the most first. */
    ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Why they cannot be told, or empty. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Looks at this one from now on. */
    void start(ContainerItem wanted) {
        if (wanted != item) {
            stop();
            rows.set(List.of());
            problem.set("");
            item = wanted;
            ticking = pace.every(PERIOD, SELDOM, this::look);
            look();
        }
    }

    void stop() {
        ticking.cancel();
        looking.cancel();
        item = null;
        last = null;
        busy = false;
        turn++;
    }

    private void look() {
        ContainerItem wanted = item;
        if (wanted == null || !wanted.runs() || busy) {
            return;
        }
        busy = true;
        long mine = turn;
        String name = wanted.name();
        looking = tasks.start(
                () -> new Look(
                        clock.getAsLong(),
                        monitor.get().processes(name).stream()
                                .collect(Collectors.toMap(ProcessInfo::pid, each -> each, (one, other) -> one))),
                found -> {
                    if (mine == turn) {
                        busy = false;
                        show(found);
                    }
                },
                failure -> {
                    if (mine == turn) {
                        busy = false;
                        problem.set(failure.problem());
                    }
                });
    }

    private void show(Look now) {
        Look before = last;
        last = now;
        problem.set("");
        rows.set(now.processes().values().stream()
                .filter(process -> process.memoryBytes() > 0)
                .map(process -> new Row(process, before == null ? null : cpu(process, now, before)))
                .sorted(Comparator.comparingDouble((Row row) -> row.cpu() == null ? 0 : row.cpu())
                        .thenComparingLong(row -> row.process().memoryBytes())
                        .reversed())
                .limit(MOST)
                .toList());
    }

    private static double cpu(ProcessInfo process, Look now, Look before) {
        ProcessInfo earlier = before.processes().get(process.pid());
        Duration used = earlier == null ? process.cpuTime() : process.cpuTime().minus(earlier.cpuTime());
        long elapsed = now.at() - before.at();
        return elapsed <= 0 || used.isNegative() ? 0 : (double) used.toNanos() / elapsed;
    }
}
