package dev.coop.desktop;

import dev.coop.core.container.Command;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerListener;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.ContainerState;
import dev.coop.core.container.ContainerStatus;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.CreateRequest;
import dev.coop.core.container.Limits;
import dev.coop.core.container.Session;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A service whose containers are a map and whose answers a test writes. It checks that it is never called on JavaFX's thread. */
public final class FakeContainers implements ContainerService {
    /** What a creation does; the default makes the container at once. */
    interface Creation {
        Container create(CreateRequest request, CreateListener listener) throws InterruptedException;
    }

    private final TreeMap<String, Container> containers = new TreeMap<>();
    private final List<ContainerListener> listeners = new CopyOnWriteArrayList<>();
    final List<FakeSession> sessions = new CopyOnWriteArrayList<>();
    final List<Command> commands = new CopyOnWriteArrayList<>();
    public final FakeMonitor monitor = new FakeMonitor();
    final FakeTmux tmux = new FakeTmux();
    final AtomicInteger retries = new AtomicInteger();
    final AtomicInteger watches = new AtomicInteger();
    volatile Creation creation = (request, listener) -> {
        Container made = container(Objects.requireNonNull(request.name()), ContainerState.RUNNING);
        put(made);
        return made;
    };
    volatile Runnable onStart = () -> {};
    volatile Runnable onStop = () -> {};
    volatile Runnable onRetry = () -> {};
    public volatile @Nullable CoopException failure;
    volatile @Nullable CoopException lost;
    volatile @Nullable CoopException watchFailure;
    volatile boolean slow;
    volatile String greeting = "agent@sandbox:~$ ";

    public static Container container(String name, ContainerState state) {
        return new Container(
                name,
                state,
                state == ContainerState.RUNNING ? "10.187.237." + (20 + Math.floorMod(name.hashCode(), 200)) : null,
                "coop-agent-base",
                2,
                4096,
                20,
                1,
                2,
                Instant.now().minus(Duration.ofHours(3)));
    }

    public synchronized void put(Container container) {
        containers.put(container.name(), container);
        tell();
    }

    public synchronized void state(String name, ContainerState state) {
        put(container(name, state));
    }

    /** Lets a container see so many folders. */
    synchronized void mounts(String name, int count) {
        Container was = Objects.requireNonNull(containers.get(name));
        put(new Container(
                name,
                was.state(),
                was.ipv4(),
                was.image(),
                was.cpus(),
                was.memoryMb(),
                was.diskGb(),
                count,
                was.snapshots(),
                was.createdAt()));
    }

    public synchronized void remove(String name) {
        containers.remove(name);
        tell();
    }

    public synchronized void disconnect(CoopException why) {
        lost = why;
        listeners.forEach(listener -> listener.disconnected(why));
    }

    public synchronized void reconnect() {
        lost = null;
        tell();
    }

    private void tell() {
        listeners.forEach(listener -> listener.changed(List.copyOf(containers.values())));
    }

    private void called() {
        if (javafx.application.Platform.isFxApplicationThread()) {
            throw new AssertionError("a service was called on the JavaFX thread");
        }
        CoopException wanted = failure;
        if (wanted != null) {
            throw wanted;
        }
    }

    @Override
    public List<Container> list() {
        called();
        return List.copyOf(containers.values());
    }

    @Override
    public synchronized Container get(String name) {
        called();
        Container found = containers.get(name);
        if (found == null) {
            throw new CoopException(Kind.WRONG_STATE, "There is no container \"" + name + "\"");
        }
        return found;
    }

    @Override
    public ContainerStatus status(String name) {
        Container now = get(name);
        Duration uptime = now.state() == ContainerState.RUNNING ? Duration.ofMinutes(125) : null;
        return new ContainerStatus(now, null, uptime, null, null, null, List.of(), List.of(), List.of());
    }

    @Override
    public Container create(CreateRequest request, CreateListener listener) {
        called();
        try {
            return creation.create(request, listener);
        } catch (InterruptedException cancelled) {
            throw new CoopException(Kind.INTERRUPTED, "Cancelled", "", cancelled);
        }
    }

    @Override
    public void start(String name) {
        called();
        state(name, ContainerState.CHANGING);
        onStart.run();
        state(name, ContainerState.RUNNING);
    }

    @Override
    public void stop(String name, Duration timeout, boolean force) {
        called();
        if (!force) {
            onStop.run();
        }
        state(name, ContainerState.STOPPED);
    }

    @Override
    public void restart(String name, Duration timeout, boolean force) {
        stop(name, timeout, force);
        start(name);
    }

    @Override
    public void lock(String name) {
        called();
        state(name, ContainerState.FROZEN);
    }

    @Override
    public void unlock(String name) {
        called();
        state(name, ContainerState.RUNNING);
    }

    @Override
    public synchronized Container rename(String name, String newName) {
        Container renamed = container(newName, get(name).state());
        containers.remove(name);
        put(renamed);
        return renamed;
    }

    @Override
    public synchronized void updateLimits(String name, Limits limits) {
        called();
        Container now = get(name);
        put(new Container(
                name,
                now.state(),
                now.ipv4(),
                now.image(),
                limits.cpus() == null ? now.cpus() : limits.cpus(),
                limits.memoryMb() == null ? now.memoryMb() : limits.memoryMb(),
                now.diskGb(),
                now.mounts(),
                now.snapshots(),
                now.createdAt()));
    }

    @Override
    public void delete(String name, boolean force) {
        called();
        remove(name);
    }

    @Override
    public Session exec(String name, Command command) {
        called();
        Session answer = tmux.answer(command);
        if (answer != null) {
            return answer;
        }
        commands.add(command);
        FakeSession session = command.terminal() == null ? tmux.attach(command, greeting) : new FakeSession(greeting);
        sessions.add(session);
        return session;
    }

    @Override
    public synchronized Watch watch(ContainerListener listener) {
        watches.incrementAndGet();
        CoopException wanted = watchFailure;
        if (wanted != null) {
            throw wanted;
        }
        listeners.add(listener);
        CoopException why = lost;
        if (slow) {
            // Speaks when there is something to say.
        } else if (why == null) {
            listener.changed(List.copyOf(containers.values()));
        } else {
            listener.disconnected(why);
        }
        return new Watch() {
            @Override
            public void retryNow() {
                retries.incrementAndGet();
                onRetry.run();
            }

            @Override
            public void close() {
                listeners.remove(listener);
            }
        };
    }
}
