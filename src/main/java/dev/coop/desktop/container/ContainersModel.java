package dev.coop.desktop.container;

import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerListener;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.notice.Notice.Remedy;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** All containers, which of them is selected, and what can be done to one. All but the constructor: JavaFX thread. */
public final class ContainersModel implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(3);
    private static final Duration NO_NEWS = Duration.ofSeconds(2);

    private record Awaited(String name, Consumer<ContainerItem> action) {}

    private final ContainerService service;
    private final BackgroundTasks tasks;
    private final Notices notices;
    private final ObservableList<ContainerItem> items = FXCollections.observableArrayList();
    private final ObservableList<ContainerItem> readOnlyItems = FXCollections.unmodifiableObservableList(items);
    private final ObjectProperty<@Nullable ContainerItem> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Connection> connection =
            new ReadOnlyObjectWrapper<>(new Connection.Connecting());
    private final AtomicReference<@Nullable Runnable> news = new AtomicReference<>();
    private final AtomicReference<ContainerService.@Nullable Watch> watch = new AtomicReference<>();
    private volatile boolean closed;
    private @Nullable Awaited awaited;
    private boolean opening;
    private Job attempts = () -> {};

    public ContainersModel(ContainerService service, BackgroundTasks tasks, Notices notices) {
        this.service = service;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** Sorted by name. */
    public ObservableList<ContainerItem> items() {
        return readOnlyItems;
    }

    public ObjectProperty<@Nullable ContainerItem> selectedProperty() {
        return selected;
    }

    public ReadOnlyObjectProperty<Connection> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    public boolean connected() {
        return connection.get() instanceof Connection.Connected;
    }

    public Optional<ContainerItem> find(String name) {
        return items.stream().filter(item -> item.name().equals(name)).findFirst();
    }

    /** Does something with a container now, or as soon as the news of it running comes. */
    public void whenThere(String name, Consumer<ContainerItem> action) {
        awaited = new Awaited(name, action);
        lookForAwaited();
    }

    private void lookForAwaited() {
        Awaited wanted = awaited;
        if (wanted != null) {
            find(wanted.name()).filter(ContainerItem::runs).ifPresent(item -> {
                awaited = null;
                wanted.action().accept(item);
            });
        }
    }

    /** Starts to follow what the containers are, and tries again and again when that does not succeed. */
    public void open() {
        if (opening) {
            return;
        }
        opening = true;
        tasks.run(
                this::startWatch,
                () -> {
                    opening = false;
                    attempts.cancel();
                    replaceUselessWatch();
                },
                why -> {
                    opening = false;
                    disconnected(why);
                    openLater();
                });
    }

    private void openLater() {
        attempts.cancel();
        if (!closed) {
            attempts = tasks.every(NEXT_ATTEMPT, this::open);
        }
    }

    /** A watch waits for a lost connection to come back by itself; for anything else, such as "coop init", it does not. */
    private void replaceUselessWatch() {
        if (connection.get() instanceof Connection.Disconnected(CoopException why, boolean retrying)
                && why.kind() != CoopException.Kind.NO_CONNECTION
                && watch.get() != null) {
            tasks.finish(this::endWatch);
            openLater();
        }
    }

    private void startWatch() {
        watch.set(service.watch(new ContainerListener() {
            @Override
            public void changed(List<Container> containers) {
                hear(() -> show(containers));
            }

            @Override
            public void disconnected(CoopException why) {
                hear(() -> ContainersModel.this.disconnected(why));
            }
        }));
        if (closed) {
            endWatch();
        }
    }

    /** A burst of news is one change to the window: only the last of it is shown. */
    private void hear(Runnable latest) {
        if (news.getAndSet(latest) == null) {
            tasks.onUi(() -> {
                Runnable last = news.getAndSet(null);
                if (last != null && !closed) {
                    last.run();
                }
            });
        }
    }

    private void show(List<Container> containers) {
        Map<String, Container> byName =
                containers.stream().collect(Collectors.toMap(Container::name, Function.identity()));
        forget(items.stream().filter(item -> !byName.containsKey(item.name())).toList());
        for (int index = 0; index < containers.size(); index++) {
            Container container = containers.get(index);
            if (index < items.size() && items.get(index).name().equals(container.name())) {
                items.get(index).changed(container);
            } else {
                items.add(index, new ContainerItem(container));
            }
        }
        connection.set(new Connection.Connected());
        lookForAwaited();
    }

    private void forget(List<ContainerItem> gone) {
        ContainerItem current = selected.get();
        if (current != null && gone.contains(current)) {
            selected.set(neighbour(current, gone));
        }
        items.removeAll(gone);
    }

    private @Nullable ContainerItem neighbour(ContainerItem current, List<ContainerItem> gone) {
        int at = items.indexOf(current);
        List<ContainerItem> after = items.subList(at, items.size());
        List<ContainerItem> before = items.subList(0, at).reversed();
        return after.stream()
                .filter(item -> !gone.contains(item))
                .findFirst()
                .or(() -> before.stream().filter(item -> !gone.contains(item)).findFirst())
                .orElse(null);
    }

    private void disconnected(CoopException why) {
        if (!closed) {
            items.forEach(ContainerItem::abandon);
            connection.set(new Connection.Disconnected(why, false));
            replaceUselessWatch();
        }
    }

    /** Tries to connect now instead of waiting for the next attempt. */
    public void retry() {
        if (!(connection.get() instanceof Connection.Disconnected(CoopException why, boolean retrying)) || retrying) {
            return;
        }
        connection.set(new Connection.Disconnected(why, true));
        ContainerService.Watch current = watch.get();
        if (current == null) {
            open();
            return;
        }
        // A watch says nothing when it fails as it did before, so no news is bad news.
        attempts.cancel();
        attempts = tasks.every(NO_NEWS, this::retried);
        tasks.run(current::retryNow, () -> {}, this::disconnected);
    }

    private void retried() {
        attempts.cancel();
        if (connection.get() instanceof Connection.Disconnected(CoopException why, boolean retrying) && retrying) {
            connection.set(new Connection.Disconnected(why, false));
        }
    }

    public void start(ContainerItem item) {
        work(item, Work.STARTING, () -> service.start(item.name()), null);
    }

    public void stop(ContainerItem item) {
        work(
                item,
                Work.STOPPING,
                () -> service.stop(item.name(), STOP_TIMEOUT, false),
                new Remedy(Texts.of("action.stop.force"), () -> stopByForce(item)));
    }

    private void stopByForce(ContainerItem item) {
        work(item, Work.STOPPING, () -> service.stop(item.name(), STOP_TIMEOUT, true), null);
    }

    /** Deletes it, also when it runs: whoever calls has asked the user. */
    public void delete(ContainerItem item) {
        work(item, Work.DELETING, () -> service.delete(item.name(), true), null);
    }

    private void work(ContainerItem item, Work kind, Runnable call, @Nullable Remedy remedy) {
        if (item.work() != null || !items.contains(item)) {
            return;
        }
        item.begin(kind);
        tasks.run(call, item::answered, failure -> {
            item.abandon();
            boolean canHelp = remedy != null
                    && failure.kind() == CoopException.Kind.ERROR
                    && item.state() != ContainerState.STOPPED;
            notices.failed(failure, canHelp ? remedy : null);
        });
    }

    /** Stops following. */
    @Override
    public void close() {
        closed = true;
        attempts.cancel();
        tasks.finish(this::endWatch);
    }

    private void endWatch() {
        ContainerService.Watch current = watch.getAndSet(null);
        if (current != null) {
            current.close();
        }
    }
}
