package dev.coop.desktop.container;

import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.Usage;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.task.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.util.Subscription;

/**
 * Looks again and again at what containers use: only at those that somebody watches, at the window's pace. A server that
 * answers slowly is asked less often. JavaFX thread only.
 */
public final class UsageMeter implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(2);

    /** Those that are not watched closely are looked at in each of so many ticks. */
    private static final int SLOWER = 3;

    private final Supplier<ContainerMonitor> monitor;
    private final BackgroundTasks tasks;
    private final Map<ContainerItem, UsageHistory> histories = new WeakHashMap<>();
    private final List<ContainerItem> watched = new ArrayList<>();
    private final List<ContainerItem> watchedClosely = new ArrayList<>();
    private final Pace pace;
    private Job ticking = () -> {};
    private boolean ticks;
    private boolean looking;
    private boolean closed;
    private int count;

    public UsageMeter(Supplier<ContainerMonitor> monitor, BackgroundTasks tasks, Pace pace) {
        this.monitor = monitor;
        this.tasks = tasks;
        this.pace = pace;
    }

    public UsageHistory history(ContainerItem item) {
        return histories.computeIfAbsent(item, key -> new UsageHistory());
    }

    /** Looks at it every six seconds while the window is used, as long as the subscription lasts. */
    public Subscription watch(ContainerItem item) {
        return watch(watched, item);
    }

    /** Looks at it every two seconds while the window is used, as long as the subscription lasts. */
    public Subscription watchClosely(ContainerItem item) {
        return watch(watchedClosely, item);
    }

    private Subscription watch(List<ContainerItem> list, ContainerItem item) {
        list.add(item);
        update();
        return () -> {
            list.remove(item);
            update();
        };
    }

    private void update() {
        boolean wanted = !(closed || (watched.isEmpty() && watchedClosely.isEmpty()));
        if (wanted && !ticks) {
            ticks = true;
            count = 0;
            ticking = pace.every(TICK, this::tick);
            // Not before all that appear together are known.
            tasks.onUi(this::begin);
        } else if (!wanted && ticks) {
            ticks = false;
            ticking.cancel();
        }
    }

    private void begin() {
        if (ticks && count == 0 && !pace.isStopped()) {
            tick();
        }
    }

    private void tick() {
        Set<ContainerItem> wanted = new LinkedHashSet<>(watchedClosely);
        // Twice in the beginning: the first look alone tells little.
        if (count < 2 || count % SLOWER == 0 || pace.isSlow()) {
            wanted.addAll(watched);
        }
        count++;
        wanted.stream().filter(item -> !item.runs() && !item.locked()).forEach(item -> history(item)
                .clear());
        Map<String, ContainerItem> running = wanted.stream()
                .filter(ContainerItem::runs)
                .collect(Collectors.toMap(ContainerItem::name, item -> item));
        if (!running.isEmpty() && !looking) {
            looking = true;
            tasks.start(
                    () -> look(List.copyOf(running.keySet())),
                    found -> {
                        looking = false;
                        running.forEach((name, item) -> {
                            Usage usage = found.get(name);
                            if (usage != null) {
                                history(item).add(usage);
                            }
                        });
                    },
                    failure -> looking = false);
        }
    }

    /** What cannot be told of one, because it has just stopped for instance, is not told. */
    private Map<String, Usage> look(List<String> names) {
        ContainerMonitor now = monitor.get();
        Map<String, Usage> found = new LinkedHashMap<>();
        for (String name : names) {
            try {
                found.put(name, now.usage(name));
            } catch (CoopException untold) {
                if (untold.kind() != CoopException.Kind.WRONG_STATE) {
                    throw untold;
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        closed = true;
        update();
    }
}
