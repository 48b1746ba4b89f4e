package dev.coop.core.authorization;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment on a clock that nobody can set. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final Duration length;
    private final long end;

    /** @param nanoTime a monotonic clock, in nanoseconds */
    public Deadline(LongSupplier nanoTime, Duration length) {
        this.nanoTime = nanoTime;
        this.length = length;
        this.end = nanoTime.getAsLong() + length.toNanos();
    }

    /** How long there was at the beginning. */
    public Duration length() {
        return length;
    }

    /** How long there is still; zero when it is over, never less. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    public boolean isOver() {
        return left().isZero();
    }
}
