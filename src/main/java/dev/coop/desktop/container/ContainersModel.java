package dev.coop.desktop.container;

import dev.coop.core.container.Container;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.Observable;
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
    private static final Duration NO_NEWS = Duration.ofSeconds(2);

    private record Awaited(String name, Consumer<ContainerItem> action) {}

    private final ContainerService service;
    private final BackgroundTasks tasks;
    private final Notices notices;
    private final WatchKeeper keeper;
    private final ObservableList<ContainerItem> items =
            FXCollections.observableArrayList(item -> new Observable[] {item.containerProperty(), item.workProperty()});
    private final ObservableList<ContainerItem> readOnlyItems = FXCollections.unmodifiableObservableList(items);
    private final ObjectProperty<@Nullable ContainerItem> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Connection> connection =
            new ReadOnlyObjectWrapper<>(new Connection.Connecting());
    private @Nullable Awaited awaited;
    private Job patience = () -> {};

    public ContainersModel(ContainerService service, BackgroundTasks tasks, Notices notices) {
        this.service = service;
        this.tasks = tasks;
        this.notices = notices;
        keeper = new WatchKeeper(service, tasks, this::show, this::disconnected);
    }

    /** Sorted by name. Tells of changes to an item as updates, too. */
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
        keeper.open();
    }

    private void show(List<Container> containers) {
        Map<String, Container> byName =
                containers.stream().collect(Collectors.toMap(Container::name, Function.identity()));
        if (items.isEmpty()) {
            items.setAll(containers.stream().map(ContainerItem::new).toList());
        }
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
        items.forEach(ContainerItem::abandon);
        connection.set(new Connection.Disconnected(why, false));
    }

    /** Tries to connect now instead of waiting for the next attempt. */
    public void retry() {
        if (connection.get() instanceof Connection.Disconnected(CoopException why, boolean retrying) && !retrying) {
            connection.set(new Connection.Disconnected(why, true));
            // A watch says nothing when it fails as it did before, so no news is bad news.
            patience.cancel();
            patience = tasks.every(NO_NEWS, this::retried);
            keeper.retryNow();
        }
    }

    private void retried() {
        patience.cancel();
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

    /** Restarts its system; what runs in it ends. */
    public void restart(ContainerItem item) {
        work(
                item,
                Work.RESTARTING,
                () -> service.restart(item.name(), STOP_TIMEOUT, false),
                new Remedy(
                        Texts.of("action.restart.force"),
                        () -> work(
                                item, Work.RESTARTING, () -> service.restart(item.name(), STOP_TIMEOUT, true), null)));
    }

    public void lock(ContainerItem item) {
        work(item, Work.LOCKING, () -> service.lock(item.name()), null);
    }

    public void unlock(ContainerItem item) {
        work(item, Work.UNLOCKING, () -> service.unlock(item.name()), null);
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
        patience.cancel();
        keeper.close();
    }
}
