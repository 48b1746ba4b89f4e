package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.IncusFailures;
import dev.coop.incus.Event;
import dev.coop.incus.EventListener;
import dev.coop.incus.EventStream;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the list of containers as it is, by events. An event only says what to look at again: what is told comes from
 * Incus, so that neither lost nor swapped events can make the list wrong.
 */
final class ContainerWatch implements ContainerService.Watch {
    /** Incus has no event for an address, so a running container without one is looked at again, for a while. */
    private static final Duration ADDRESS_LOOK = Duration.ofMillis(100);

    private static final int ADDRESS_LOOKS = 300;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final ContainerReader reader;
    private final ContainerListener listener;
    private final String project;
    private final EventStream stream;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<String> stale = new HashSet<>();
    private boolean allStale;
    private boolean connected;
    private @Nullable IncusException lost;
    private boolean closed;

    // Of the worker thread alone.
    private final Map<String, Container> known = new HashMap<>();
    private final Map<String, Integer> looksForAddress = new HashMap<>();
    private boolean failed;

    ContainerWatch(IncusClient incus, ContainerReader reader, ContainerListener listener) {
        this.reader = reader;
        this.listener = listener;
        this.project = Objects.requireNonNull(incus.project());
        Thread.ofVirtual().name("container-watch").start(this::follow);
        this.stream = incus.events().subscribe(Set.of(Event.Type.LIFECYCLE), new Marker());
    }

    @Override
    public void retryNow() {
        stream.reconnectNow();
    }

    @Override
    public void close() {
        stream.close();
        change(() -> closed = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Notes what is to be looked at; asks nothing, so that the stream never waits. */
    private final class Marker implements EventListener {
        @Override
        public void event(Event event) {
            if (event instanceof Event.Lifecycle lifecycle
                    && lifecycle.kind().equals("instances")
                    && lifecycle.project().equals(project)) {
                if (lifecycle.action().equals("instance-renamed")) {
                    // It is named by its new name, and there is no other event for the old one.
                    change(() -> allStale = true);
                } else {
                    change(() -> stale.add(lifecycle.name()));
                }
            }
        }

        @Override
        public void connected() {
            change(() -> {
                connected = true;
                allStale = true;
                lost = null;
            });
        }

        @Override
        public void disconnected(IncusException why) {
            change(() -> {
                connected = false;
                lost = why;
            });
        }
    }

    /** What the worker found to do. */
    private record Work(
            boolean all, Set<String> names, @Nullable IncusException lost) {}

    private void follow() {
        @Nullable CoopException told = null;
        while (true) {
            Work work = next();
            if (work == null) {
                return;
            }
            try {
                if (work.lost() != null) {
                    told = tell(work.lost(), told);
                } else if (refresh(work)) {
                    told = null;
                    listener.changed(known.values().stream()
                            .sorted(Comparator.comparing(Container::name))
                            .toList());
                }
            } catch (IncusException failure) {
                told = tell(failure, told);
                failed = true;
            }
        }
    }

    private CoopException tell(IncusException failure, @Nullable CoopException told) {
        CoopException why = IncusFailures.translate(failure);
        if (told == null || !told.oneLine().equals(why.oneLine())) {
            listener.disconnected(why);
        }
        return why;
    }

    private @Nullable Work next() {
        lock.lock();
        try {
            while (!closed && !allStale && stale.isEmpty() && lost == null) {
                if (failed && connected) {
                    // The stream of events is whole: nothing else might ever make it look again.
                    if (!news.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
                        allStale = true;
                    }
                } else if (looksForAddress.isEmpty()) {
                    news.await();
                } else if (!news.await(ADDRESS_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    stale.addAll(looksForAddress.keySet());
                }
            }
            if (closed) {
                return null;
            }
            Work work = new Work(allStale || failed, Set.copyOf(stale), lost);
            failed = false;
            allStale = false;
            stale.clear();
            lost = null;
            return work;
        } catch (InterruptedException _) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** @return whether anything is different */
    private boolean refresh(Work work) {
        if (work.all()) {
            List<Container> all = reader.list();
            known.clear();
            all.forEach(each -> known.put(each.name(), each));
        } else {
            boolean different = false;
            for (String name : work.names()) {
                @Nullable Container now = reader.find(name).orElse(null);
                @Nullable Container before = now == null ? known.remove(name) : known.put(name, now);
                different |= !Objects.equals(now, before);
            }
            if (!different) {
                countLooks();
                return false;
            }
        }
        countLooks();
        return true;
    }

    private void countLooks() {
        Map<String, Integer> counted = new HashMap<>();
        for (Container each : known.values()) {
            int looks = looksForAddress.getOrDefault(each.name(), 0);
            if (each.state() == ContainerState.RUNNING && each.ipv4() == null && looks < ADDRESS_LOOKS) {
                counted.put(each.name(), looks + 1);
            }
        }
        looksForAddress.clear();
        looksForAddress.putAll(counted);
    }
}
