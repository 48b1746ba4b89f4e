package dev.coop.core.doctor;

import dev.coop.core.container.Keys;
import dev.coop.core.container.PendingOperations;
import dev.coop.core.setup.Names;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecResult;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import dev.coop.incus.InstanceRequest;
import dev.coop.incus.InstanceRequest.Source;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A container of the doctor's own, made as any other, in which things are tried. It is not one of the user's, because what
 * is tried there are attacks; it takes a second, and is removed afterwards. One that a killed doctor left is removed by the
 * next.
 */
final class TestContainer extends Check {
    private static final String ROLE = "doctor";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Younger ones may be another doctor's, who is at work. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(15);

    /** What is done alone. */
    interface Change<T> {
        T make() throws IOException;
    }

    private final IncusClient incus;
    private final String image;
    private final String containerName =
            "coop-doctor-" + UUID.randomUUID().toString().substring(0, 8);
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean asked;
    private boolean removed;

    /**
     * @param incus within Coop's project
     * @param image alias of the image that containers are made from
     */
    TestContainer(IncusClient incus, String image) {
        super("container");
        this.incus = incus;
        this.image = image;
    }

    @Override
    Duration limit() {
        return LIMIT;
    }

    @Override
    Finding look() {
        if (!ask()) {
            return skip("cancelled");
        }
        removeLeftBehind();
        long start = System.nanoTime();
        InstanceRequest request = new InstanceRequest(
                containerName,
                "Tries whether the fence holds",
                List.of("default", Names.PROFILE),
                Map.of(Keys.COOP, "true", Keys.ROLE, ROLE, "limits.cpu", "1", "limits.memory", "256MiB"),
                Map.of(),
                new Source.LocalImage(image),
                true);
        try {
            incus.operations().await(incus.instances().create(request), LIMIT);
        } catch (NotFoundException missing) {
            return fail("No container can be made: " + missing.reason(), "see the checks \"image\" and \"profile\"");
        }
        return pass(String.format(
                Locale.ROOT, "a container starts, in %.1f s", (System.nanoTime() - start) / 1_000_000_000.0));
    }

    private synchronized boolean ask() {
        asked = !removed;
        return asked;
    }

    /** Runs a command in it, as root, which every agent can be. */
    ExecResult run(String... command) {
        use.readLock().lock();
        try {
            return incus.instances().exec(containerName).run(ExecRequest.of(command));
        } finally {
            use.readLock().unlock();
        }
    }

    /** Changes the container for a moment, in which no other check sees it. */
    <T> T alone(Change<T> change) throws IOException {
        use.writeLock().lock();
        try {
            return change.make();
        } finally {
            use.writeLock().unlock();
        }
    }

    String containerName() {
        return containerName;
    }

    Instance instance() {
        return incus.instances().get(containerName);
    }

    /** Also when it is still being made. */
    boolean remove() {
        synchronized (this) {
            removed = true;
            if (!asked) {
                return true;
            }
        }
        try {
            new PendingOperations(incus).awaitEndOf(containerName);
            remove(containerName);
            return true;
        } catch (IncusException gone) {
            // It is nobody's but the next doctor's.
            return false;
        }
    }

    private void removeLeftBehind() {
        incus.instances().list().stream()
                .filter(each -> ROLE.equals(each.config().get(Keys.ROLE)))
                .filter(each -> each.createdAt().isBefore(Instant.now().minus(LEFT_BEHIND)))
                .forEach(each -> remove(each.name()));
    }

    private void remove(String name) {
        incus.instances().find(name).ifPresent(instance -> {
            if (instance.status() != Status.STOPPED) {
                incus.instances().changeAndAwait(name, StateChange.KILL, LIMIT);
            }
            incus.operations().await(incus.instances().delete(name), LIMIT);
        });
    }
}
