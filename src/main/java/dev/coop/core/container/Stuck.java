package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecResult;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.RefusedException;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Recognizes a container that was told to stop while it was locked, by other means than Coop's. Incus says that it runs,
 * and yet it is frozen: no command in it ever begins, unlocking does nothing, and only a stop by force helps.
 */
final class Stuck {
    static final String ALREADY_FROZEN = "already frozen";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A container that is merely slow has answered by then. If it has not, it is looked at closely. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    private final IncusClient incus;

    Stuck(IncusClient incus) {
        this.incus = incus;
    }

    static CoopException failure(String name) {
        return new CoopException(
                Kind.WRONG_STATE,
                "\"" + name + "\" is stuck: it was told to stop while it was locked",
                "stop it by force with: coop stop --force " + name);
    }

    /** @throws CoopException when it is stuck */
    void refuse(String name) {
        try {
            var _ = run(name, ExecRequest.of("true"));
        } catch (RefusedException | OperationFailedException stoppedOrLockedJustNow) {
            // Whoever asked will see it.
        }
    }

    /**
     * Runs a command that is quick in any container that works.
     *
     * @throws CoopException when it is stuck
     */
    ExecResult run(String name, ExecRequest request) {
        FutureTask<ExecResult> answer =
                new FutureTask<>(() -> incus.instances().exec(name).run(request));
        Thread asking = Thread.ofVirtual().name("ask-" + name).start(answer);
        try {
            return answer.get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            if (isFrozenWhileRunning(name)) {
                asking.interrupt();
                throw failure(name);
            }
            return await(answer, asking);
        } catch (InterruptedException _) {
            throw cancelled(asking);
        } catch (ExecutionException failure) {
            throw known(failure);
        }
    }

    private static ExecResult await(FutureTask<ExecResult> answer, Thread asking) {
        try {
            return answer.get();
        } catch (InterruptedException _) {
            throw cancelled(asking);
        } catch (ExecutionException failure) {
            throw known(failure);
        }
    }

    private static CoopException cancelled(Thread asking) {
        asking.interrupt();
        Thread.currentThread().interrupt();
        return new CoopException(Kind.INTERRUPTED, "Cancelled");
    }

    private static RuntimeException known(ExecutionException failure) {
        return failure.getCause() instanceof IncusException known
                ? known
                : new IllegalStateException(failure.getCause());
    }

    /** Only an attempt to freeze it tells; one that succeeds is undone at once. */
    private boolean isFrozenWhileRunning(String name) {
        try {
            incus.instances().changeAndAwait(name, StateChange.FREEZE, LIMIT);
        } catch (OperationFailedException failure) {
            return failure.reason().contains(ALREADY_FROZEN)
                    && incus.instances()
                            .find(name)
                            .map(Instance::status)
                            .filter(Status.RUNNING::equals)
                            .isPresent();
        }
        incus.instances().changeAndAwait(name, StateChange.UNFREEZE, LIMIT);
        return false;
    }
}
