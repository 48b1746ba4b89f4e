package dev.coop.desktop.container;

import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerListener;
import dev.coop.core.container.ContainerService;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a watch open. A watch waits by itself for a lost connection to come back; this tries again where there is no
 * watch yet, and where one has given up because of anything else, such as a server that is not prepared. All on the
 * JavaFX thread.
 */
final class WatchKeeper implements AutoCloseable {
    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(3);

    private final ContainerService service;
    private final BackgroundTasks tasks;
    private final Consumer<List<Container>> changed;
    private final Consumer<CoopException> lost;
    private @Nullable Attempt current;
    private Job next = () -> {};
    private boolean closed;

    WatchKeeper(
            ContainerService service,
            BackgroundTasks tasks,
            Consumer<List<Container>> changed,
            Consumer<CoopException> lost) {
        this.service = service;
        this.tasks = tasks;
        this.changed = changed;
        this.lost = lost;
    }

    void open() {
        next.cancel();
        if (closed) {
            return;
        }
        Attempt attempt = new Attempt();
        current = attempt;
        tasks.start(() -> service.watch(attempt), attempt::opened, attempt::failed);
    }

    /** Tries now instead of waiting for the next attempt. */
    void retryNow() {
        Attempt attempt = current;
        if (attempt == null) {
            open();
        } else if (attempt.watch != null) {
            tasks.run(attempt.watch::retryNow, () -> {}, attempt::failed);
        }
    }

    @Override
    public void close() {
        closed = true;
        next.cancel();
        if (current != null) {
            current.end();
        }
    }

    /** One watch, and what is heard from it for as long as it is the current one. */
    private final class Attempt implements ContainerListener {
        private final AtomicReference<@Nullable Runnable> news = new AtomicReference<>();
        private ContainerService.@Nullable Watch watch;

        @Override
        public void changed(List<Container> containers) {
            hear(() -> changed.accept(containers));
        }

        @Override
        public void disconnected(CoopException why) {
            hear(() -> {
                if (why.kind() == CoopException.Kind.NO_CONNECTION) {
                    lost.accept(why);
                } else {
                    failed(why);
                }
            });
        }

        /** A burst of news is one change to the window: only the last of it is told. */
        private void hear(Runnable latest) {
            if (news.getAndSet(latest) == null) {
                tasks.onUi(() -> {
                    Runnable last = news.getAndSet(null);
                    if (last != null && isCurrent()) {
                        last.run();
                    }
                });
            }
        }

        private void opened(ContainerService.Watch opened) {
            watch = opened;
            if (!isCurrent()) {
                end();
            }
        }

        private void failed(CoopException why) {
            if (isCurrent()) {
                end();
                next = tasks.every(NEXT_ATTEMPT, WatchKeeper.this::open);
                lost.accept(why);
            }
        }

        private boolean isCurrent() {
            return equals(current);
        }

        private void end() {
            if (isCurrent()) {
                current = null;
            }
            if (watch != null) {
                tasks.finish(watch::close);
                watch = null;
            }
        }
    }
}
