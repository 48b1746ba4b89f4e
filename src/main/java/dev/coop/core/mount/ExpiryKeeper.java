package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Takes mounts away when their time is over, as long as it is open. */
public final class ExpiryKeeper implements AutoCloseable {
    /** For mounts that other programs add, for a computer that slept, and for a server that did not answer. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final MountService mounts;
    private final InstantSource clock;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;

    private ExpiryKeeper(MountService mounts, InstantSource clock) {
        this.mounts = mounts;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("mount-expiry").unstarted(this::run);
    }

    public static ExpiryKeeper start(MountService mounts, InstantSource clock) {
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
            Optional<Instant> next = mounts.removeExpired();
            Duration wait =
                    next.map(at -> Duration.between(clock.instant(), at)).orElse(LONGEST);
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        } catch (CoopException cannotNow) {
            return LONGEST;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
