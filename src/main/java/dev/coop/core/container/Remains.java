package dev.coop.core.container;

import dev.coop.core.task.Shielded;
import dev.coop.host.ProcessIdentity;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.RefusedException;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Clears away containers that were begun and did not become whole. */
final class Remains {
    /** On a copy that is not complete yet, so that it is nobody's container. */
    static final String COPY = "copy";

    private static final Duration KILL_LIMIT = Duration.ofSeconds(30);
    private static final Duration DELETE_LIMIT = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final IncusClient incus;

    Remains(IncusClient incus) {
        this.incus = incus;
    }

    /** Whether it is a copy whose maker is no more, so that nobody will complete it. */
    static boolean isAbandoned(Instance instance) {
        return isCopy(instance) && !isBeingMade(instance);
    }

    /** Whether it is a copy that a process is making. */
    static boolean isUnderWay(Instance instance) {
        return isCopy(instance) && isBeingMade(instance);
    }

    private static boolean isCopy(Instance instance) {
        return COPY.equals(instance.config().get(Keys.ROLE));
    }

    private static boolean isBeingMade(Instance instance) {
        return ProcessIdentity.parse(instance.config().getOrDefault(Keys.MAKER, ""))
                .map(ProcessIdentity::runs)
                .orElse(false);
    }

    /** Whether there is a container of that name. One that was abandoned makes room. */
    boolean isTaken(String name) {
        Optional<Instance> instance = incus.instances().find(name);
        if (instance.filter(Remains::isAbandoned).isPresent()) {
            discard(instance.get());
            return false;
        }
        return instance.isPresent();
    }

    /** Removes one that is known to be nobody's. Cannot be cancelled. */
    void discard(Instance instance) {
        Shielded.run(() -> {
            new PendingOperations(incus).awaitEndOf(instance.name());
            return discard(instance, System.nanoTime() + KILL_LIMIT.toNanos());
        });
    }

    /**
     * Removes what a failed or cancelled creation left, when the server has done with it. Cannot be cancelled.
     *
     * @param id of the creation: a container of that name that somebody else made is left alone
     * @return whether there was anything of its own
     */
    boolean discard(String name, String id) {
        return Shielded.run(() -> {
            // What is still being made cannot be cancelled at the server, only waited for.
            new PendingOperations(incus).awaitEndOf(name);
            Optional<Instance> instance = incus.instances()
                    .find(name)
                    .filter(each -> id.equals(each.config().get(Keys.ID)));
            return instance.isPresent() && discard(instance.get(), System.nanoTime() + KILL_LIMIT.toNanos());
        });
    }

    private boolean discard(Instance instance, long until) {
        try {
            if (instance.status() != Status.STOPPED) {
                incus.instances().changeAndAwait(instance.name(), StateChange.KILL, KILL_LIMIT);
            }
            incus.operations().await(incus.instances().delete(instance.name()), DELETE_LIMIT);
            return true;
        } catch (NotFoundException gone) {
            return true;
        } catch (RefusedException | OperationFailedException busy) {
            // For a moment after a failed start Incus itself still clears up: it both runs and does not.
            if (System.nanoTime() > until) {
                throw busy;
            }
            LockSupport.parkNanos(AGAIN.toNanos());
            return incus.instances()
                    .find(instance.name())
                    .map(now -> discard(now, until))
                    .orElse(true);
        }
    }
}
