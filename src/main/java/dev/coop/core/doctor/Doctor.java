package dev.coop.core.doctor;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.core.task.Shielded;
import dev.coop.incus.CancelledException;
import dev.coop.incus.IncusException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs all checks, those that do not need each other at the same time, each with a time limit. A check that fails hides no
 * other.
 */
public final class Doctor {
    private final ServerCheck server;
    private final TestContainer container;
    private final List<Check> checks;

    /**
     * @param server decides whether the others that need Incus can look at all
     * @param container for those that try something in one
     * @param checks in the order in which their findings are given
     */
    Doctor(ServerCheck server, TestContainer container, List<Check> checks) {
        this.server = server;
        this.container = container;
        this.checks = List.copyOf(checks);
    }

    /** How many findings there will be. */
    public int size() {
        return checks.size() + 2;
    }

    /**
     * Looks at everything. Nothing that was made for it stays, whatever happens.
     *
     * @param found hears of each finding when it is there, on other threads, one call at a time
     * @return all, in a fixed order
     * @throws CoopException of kind INTERRUPTED when cancelled
     */
    public List<Finding> run(Consumer<Finding> found) {
        List<Thread> threads = new ArrayList<>();
        try {
            Telling telling = new Telling(found);
            Future<Finding> serverFound = start(threads, () -> telling.tell(look(server)));
            Future<Finding> containerFound = start(
                    threads, () -> telling.tell(reachable(serverFound) ? look(container) : unreachable(container)));
            List<Future<Finding>> rest = new ArrayList<>();
            for (Check check : checks) {
                rest.add(start(threads, () -> telling.tell(ready(check, serverFound, containerFound))));
            }
            List<Finding> findings = new ArrayList<>(List.of(serverFound.get(), containerFound.get()));
            for (Future<Finding> each : rest) {
                findings.add(each.get());
            }
            // The container comes where its own checks begin.
            Finding made = findings.remove(1);
            findings.add(
                    1
                            + (int) checks.stream()
                                    .filter(each -> each.needs() != Check.Needs.CONTAINER)
                                    .count(),
                    made);
            return List.copyOf(findings);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "Cancelled");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        } finally {
            threads.forEach(Thread::interrupt);
            Shielded.run(container::remove);
        }
    }

    private record Telling(Consumer<Finding> listener) {
        synchronized Finding tell(Finding finding) {
            listener.accept(finding);
            return finding;
        }
    }

    private static Future<Finding> start(List<Thread> threads, Callable<Finding> work) {
        FutureTask<Finding> task = new FutureTask<>(work);
        threads.add(Thread.ofVirtual().name("doctor").start(task));
        return task;
    }

    private static Finding ready(Check check, Future<Finding> server, Future<Finding> container)
            throws InterruptedException, ExecutionException {
        return switch (check.needs()) {
            case NOTHING -> look(check);
            case INCUS -> reachable(server) ? look(check) : unreachable(check);
            case CONTAINER -> container.get().outcome() == Finding.Outcome.PASS ? look(check) : unreachable(check);
        };
    }

    private static boolean reachable(Future<Finding> server) throws InterruptedException, ExecutionException {
        return server.get().outcome() != Finding.Outcome.FAIL;
    }

    private static Finding unreachable(Check check) {
        return check.skip(
                check.needs() == Check.Needs.CONTAINER
                        ? "not looked at, for want of a container to try it in"
                        : "not looked at, because Incus cannot be asked");
    }

    /** On a thread of its own, which is left behind when it does not end in time. */
    private static Finding look(Check check) throws InterruptedException {
        CompletableFuture<Finding> result = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("doctor-" + check.name()).start(() -> result.complete(tried(check)));
        try {
            return result.get(check.limit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return check.fail(
                    "it did not end within " + check.limit().toSeconds() + " s",
                    "see what Incus is doing with: incus operation list");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        } finally {
            thread.interrupt();
        }
    }

    private static Finding tried(Check check) {
        try {
            return check.look();
        } catch (CancelledException | InterruptedException _) {
            return check.skip("cancelled");
        } catch (IncusException failure) {
            CoopException translated = IncusFailures.translate(failure);
            return check.fail(translated.problem(), translated.hint());
        } catch (CoopException failure) {
            return check.fail(failure.problem(), failure.hint());
        } catch (IOException | RuntimeException failure) {
            return check.fail(String.valueOf(failure.getMessage()), "");
        }
    }
}
