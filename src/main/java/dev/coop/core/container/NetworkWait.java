package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.RefusedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Waits until a container that was just started has an address and can resolve names. */
public final class NetworkWait {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Incus has no event for an address. A look takes it 7 ms. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** The resolver learns its servers with the address, a moment later; so it is waited for at the same time. */
    private static final String RESOLVER = """
            [ "$(readlink /etc/resolv.conf)" = /run/systemd/resolve/stub-resolv.conf ] ||
              [ "$(readlink /etc/resolv.conf)" = ../run/systemd/resolve/stub-resolv.conf ] || exit 0
            n=0
            until grep -qs '^nameserver' /run/systemd/resolve/resolv.conf; do
              n=$((n + 1)); [ $n -lt 600 ] || exit 1; sleep 0.05
            done
            """;

    private final IncusClient incus;

    public NetworkWait(IncusClient incus) {
        this.incus = incus;
    }

    /** @param warning hears why it is given up, after 30 s; that is no failure, because some containers want no network */
    public void await(String container, Consumer<String> warning) {
        FutureTask<Boolean> resolver = new FutureTask<>(() -> incus.instances()
                .exec(container)
                .run(ExecRequest.of("/bin/sh", "-c", RESOLVER))
                .succeeded());
        Thread resolving = Thread.ofVirtual().name("resolver-wait").start(resolver);
        try {
            if (!awaitAddress(container)) {
                warning.accept("it has had no address for " + LIMIT.toSeconds()
                        + " s: see whether the host's firewall lets DHCP through on Incus's bridge");
            } else if (!resolver.get()) {
                warning.accept("it has an address, but no name server yet");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "Cancelled");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IncusException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        } finally {
            // Ends the command in the container, when nobody waits for it any more.
            resolving.interrupt();
        }
    }

    private boolean awaitAddress(String container) throws InterruptedException {
        long start = System.nanoTime();
        while (!hasAddress(container)) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                return false;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }

    private boolean hasAddress(String container) {
        try {
            return incus.instances().state(container).globalAddress("inet").isPresent();
        } catch (RefusedException _) {
            // Incus cannot tell while the container's first process is only just coming.
            return false;
        }
    }
}
