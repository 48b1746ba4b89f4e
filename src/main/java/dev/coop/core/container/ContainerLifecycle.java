package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.MountGuard;
import dev.coop.incus.ConflictException;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import dev.coop.incus.TimeLimitException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Starts, stops and deletes. */
final class ContainerLifecycle {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(30);
    private static final Duration DELETE_LIMIT = Duration.ofMinutes(5);
    private static final Duration YOUNG = Duration.ofSeconds(10);

    /** A line of LXC: {@code lxc name 20260101000000.000 ERROR start - ../src/lxc/start.c:start:2197 - what is wrong}. */
    private static final Pattern LOGGED_ERROR = Pattern.compile("(?m)^lxc .* ERROR +\\w+ - \\S+ - (.*)$");

    private final IncusClient incus;
    private final ContainerReader reader;
    private final ContainerLock lock;
    private final Supplier<MountGuard> guard;

    ContainerLifecycle(IncusClient incus, ContainerReader reader, ContainerLock lock, Supplier<MountGuard> guard) {
        this.incus = incus;
        this.reader = reader;
        this.lock = lock;
        this.guard = guard;
    }

    void start(String name) {
        Instance instance = reader.instance(name);
        switch (instance.status()) {
            case RUNNING -> {}
            case FROZEN ->
                throw new CoopException(
                        Kind.WRONG_STATE,
                        "\"" + name + "\" is locked, not stopped",
                        "unlock it with: coop unlock " + name);
            default -> {
                guard.get().check(name);
                if (reader.instance(name).status() != Status.STOPPED) {
                    // The guard ended a restore that had been left in the middle, and the container runs as before it.
                    return;
                }
                boot(name, "see more with: incus --project " + incus.project() + " info --show-log " + name);
            }
        }
    }

    /** Starts one that was only just made. Its profiles may bring mounts that nobody has checked yet. */
    void bootNew(String name) {
        guard.get().check(name);
        boot(name, "nothing of it was kept");
    }

    /**
     * Starts one that is known to be stopped, and whose mounts were checked.
     *
     * @param hint for when it does not start
     */
    void boot(String name, String hint) {
        try {
            startMapped(name);
            guard.get().verify(name);
        } catch (ConflictException taken) {
            // On one bridge a name is given once, whatever project it is in.
            throw new CoopException(
                    Kind.ERROR,
                    "\"" + name + "\" does not start: " + taken.reason(),
                    "another project of this Incus uses the name on the same network, so take another one",
                    taken);
        } catch (OperationFailedException failure) {
            throw new CoopException(
                    Kind.ERROR, "\"" + name + "\" does not start: " + whyNotStarted(name, failure), hint, failure);
        }
    }

    private void startMapped(String name) {
        try {
            incus.instances().changeAndAwait(name, StateChange.START, START_LIMIT);
        } catch (OperationFailedException failure) {
            if (!guard.get().mapOtherwise(name, failure.reason())) {
                throw failure;
            }
            incus.instances().changeAndAwait(name, StateChange.START, START_LIMIT);
        }
    }

    /** Incus says only that a program of its own failed; the cause is the first error in the log of the start. */
    private String whyNotStarted(String name, OperationFailedException failure) {
        try {
            Matcher error = LOGGED_ERROR.matcher(incus.instances().log(name, "lxc.log"));
            return error.find() ? error.group(1) : failure.reason();
        } catch (IncusException noLog) {
            return failure.reason();
        }
    }

    void stop(String name, Duration timeout, boolean force) {
        Instance instance = reader.instance(name);
        if (instance.status() == Status.STOPPED) {
            return;
        }
        if (force) {
            kill(name);
            return;
        }
        if (instance.status() == Status.FROZEN) {
            // A frozen container does not hear the request, and after its time limit is stuck for good.
            lock.unfreeze(name);
        }
        awaitInit(name);
        try {
            incus.instances().changeAndAwait(name, StateChange.stop(timeout), timeout.plusSeconds(10));
        } catch (OperationFailedException | TimeLimitException failure) {
            throw new CoopException(
                    Kind.TIME_LIMIT,
                    "\"" + name + "\" has not shut down within " + timeout.toSeconds() + " s",
                    "stop it by force with: coop stop --force " + name,
                    failure);
        }
    }

    void restart(String name, Duration timeout, boolean force) {
        guard.get().check(name);
        stop(name, timeout, force);
        start(name);
    }

    /** A system that was only just started does not hear the request to shut down, so that has to wait for its init. */
    private void awaitInit(String name) {
        @Nullable Instant startedAt = incus.instances().state(name).startedAt();
        if (startedAt == null || startedAt.isBefore(Instant.now().minus(YOUNG))) {
            return;
        }
        try {
            incus.instances()
                    .exec(name)
                    .run(ExecRequest.of(
                            "timeout", "5", "sh", "-c", "until [ -S /run/systemd/private ]; do sleep 0.02; done"));
        } catch (IncusException notThere) {
            if (Thread.currentThread().isInterrupted()) {
                throw notThere;
            }
            // Another init, or no shell: the stop will tell.
        }
    }

    private void kill(String name) {
        incus.instances().changeAndAwait(name, StateChange.KILL, KILL_LIMIT);
    }

    void delete(String name, boolean force) {
        Instance instance = reader.instance(name);
        if (instance.status() != Status.STOPPED) {
            if (!force) {
                throw new CoopException(
                        Kind.WRONG_STATE,
                        "\"" + name + "\" is not stopped",
                        "stop it with: coop stop " + name + ", or delete it as it is with: coop delete --force "
                                + name);
            }
            kill(name);
        }
        incus.operations().await(incus.instances().delete(name), DELETE_LIMIT);
    }
}
