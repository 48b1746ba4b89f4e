package dev.coop.core.doctor;

import java.util.Locale;

/** How much space is enough. */
final class FreeSpace {
    private static final long GIB = 1L << 30;

    /** Less does not hold one snapshot of a container at work. */
    private static final long LEAST = GIB / 2;

    /** Less does not hold one more image. */
    private static final long LITTLE = 4 * GIB;

    private FreeSpace() {}

    /** @param place begins the sentence */
    static Finding judge(Check check, String place, long free, long total, String hint) {
        String message = place + " has " + gibibytes(free) + " of " + gibibytes(total) + " free";
        if (free < LEAST) {
            return check.fail(message, hint);
        }
        return free < LITTLE ? check.warn(message, hint) : check.pass(message);
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) GIB);
    }
}
