package dev.coop.core.container;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a running container uses at one moment. Counters go up from its start on; a rate comes from two of them. What
 * Incus does not tell is null.
 *
 * @param takenAt {@link System#nanoTime()}, for the difference of two
 * @param cpuTime of all its processors together
 * @param cpus how many processors' time it may use
 * @param diskBytes what its disk differs from the image
 * @param diskTotalBytes its limit
 */
public record Usage(
        long takenAt,
        Duration cpuTime,
        @Nullable Double cpus,
        @Nullable Long processes,
        @Nullable Long memoryBytes,
        @Nullable Long memoryTotalBytes,
        @Nullable Long diskBytes,
        @Nullable Long diskTotalBytes,
        long receivedBytes,
        long sentBytes) {

    /**
     * How much processor time it used between an earlier look and this one: 1.0 is one processor all the time. 0 when
     * it was started anew in between.
     */
    public double processorsSince(Usage earlier) {
        long elapsed = takenAt - earlier.takenAt;
        long used = cpuTime.minus(earlier.cpuTime).toNanos();
        return elapsed <= 0 || used < 0 ? 0 : (double) used / elapsed;
    }
}
