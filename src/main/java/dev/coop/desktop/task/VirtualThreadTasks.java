package dev.coop.desktop.task;

import dev.coop.core.failure.CoopException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A virtual thread for each task. */
public final class VirtualThreadTasks implements BackgroundTasks, AutoCloseable {
    /** Long enough for a half-made container to be taken back. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(VirtualThreadTasks.class);

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final Set<Thread> finishing = ConcurrentHashMap.newKeySet();

    @Override
    public <T> Job start(Callable<T> work, Consumer<? super T> done, Consumer<CoopException> failed) {
        return thread(running, () -> {
            try {
                T result = work.call();
                onUi(() -> done.accept(result));
            } catch (Throwable problem) {
                CoopException failure = Failures.of(problem);
                onUi(() -> failed.accept(failure));
            }
        });
    }

    @Override
    public void onUi(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public Job every(Duration period, Runnable action) {
        return thread(running, () -> {
            try {
                while (true) {
                    Thread.sleep(period);
                    onUi(action);
                }
            } catch (InterruptedException cancelled) {
                // The one way to end it.
            }
        });
    }

    @Override
    public void finish(Runnable work) {
        thread(finishing, () -> {
            try {
                work.run();
            } catch (RuntimeException problem) {
                LOG.warn("Something could not be finished", problem);
            }
        });
    }

    private static Job thread(Set<Thread> threads, Runnable body) {
        Thread thread = Thread.ofVirtual().name("coop-desktop").unstarted(() -> {
            try {
                body.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
        return thread::interrupt;
    }

    /** Cancels what is under way and waits, for at most 20 seconds, until it has cleaned up after itself. */
    @Override
    public void close() {
        running.forEach(Thread::interrupt);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            // What is cancelled may have something to finish, so that comes last.
            if (!ended(running, end) || !ended(finishing, end)) {
                LOG.warn("Leaving with {} tasks under way", running.size() + finishing.size());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ended(Set<Thread> threads, long end) throws InterruptedException {
        for (Thread thread : threads) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || !thread.join(left)) {
                return false;
            }
        }
        return true;
    }
}
