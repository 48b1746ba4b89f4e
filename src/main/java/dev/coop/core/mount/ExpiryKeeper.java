package dev.coop.core.mount;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Takes mounts away when their time is over, as long as it is open. */
public final class ExpiryKeeper implements AutoCloseable {
    /** For mounts that other programs add, for a computer that slept, and for a server that did not answer. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Supplier<MountService> mounts;
    private final InstantSource clock;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;

    private ExpiryKeeper(Supplier<MountService> mounts, InstantSource clock) {
        this.mounts = mounts;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("mount-expiry").unstarted(this::run);
    }

    /** @param mounts asked for before each use, on the keeper's own thread */
    public static ExpiryKeeper start(Supplier<MountService> mounts, InstantSource clock) {
        ExpiryKeeper keeper = new ExpiryKeeper(mounts, clock);
        keeper.thread.start();
        return keeper;
    }

    /** Looks again now: a mount was added, or a container changed. */
    public void wake() {
        woken.release();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long wait = untilNext().toNanos();
                if (woken.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration untilNext() {
        try {
            Optional<Instant> next = mounts.get().removeExpired();
            Duration wait =
                    next.map(at -> Duration.between(clock.instant(), at)).orElse(LONGEST);
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        } catch (RuntimeException cannotNow) {
            // Whatever it is: a keeper that has given up would leave mounts open.
            return LONGEST;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
