package dev.coop.desktop.snapshots;

import java.time.Duration;
import java.time.Instant;

/** The stretch of time that a line shows, from its left edge to its right one. */
record Period(Instant from, Instant to) {
    /** No closer look than this. */
    static final Duration SHORTEST = Duration.ofSeconds(10);

    Period {
        if (Duration.between(from, to).compareTo(SHORTEST) < 0) {
            to = from.plus(SHORTEST);
        }
    }

    double millis() {
        return Duration.between(from, to).toMillis();
    }

    /** Where a moment is on a line of that width; outside it when it is not shown. */
    double x(Instant at, double width) {
        return Duration.between(from, at).toMillis() / millis() * width;
    }

    Instant at(double x, double width) {
        return from.plusMillis(Math.round(x / width * millis()));
    }

    /**
     * A closer look, or a wider one.
     *
     * @param factor how long it is then: 0.5 for half as long
     * @param anchor stays where it is on the line
     */
    Period zoom(double factor, Instant anchor) {
        double length = Math.max((double) SHORTEST.toMillis(), millis() * factor);
        double before = Duration.between(from, anchor).toMillis() / millis() * length;
        Instant start = anchor.minusMillis(Math.round(before));
        return new Period(start, start.plusMillis(Math.round(length)));
    }

    /** @param share of its length, to the right */
    Period move(double share) {
        Duration by = Duration.ofMillis(Math.round(share * millis()));
        return new Period(from.plus(by), to.plus(by));
    }

    /** As it is, or as near to that as it can be without a look beyond another one. */
    Period within(Period whole) {
        if (millis() >= whole.millis()) {
            return whole;
        }
        if (from.isBefore(whole.from)) {
            return new Period(whole.from, whole.from.plusMillis((long) millis()));
        }
        return to.isAfter(whole.to) ? new Period(whole.to.minusMillis((long) millis()), whole.to) : this;
    }

    boolean shows(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    /** Moved, when it must be, so that a moment is shown. */
    Period showing(Instant at) {
        return shows(at) ? this : move((Duration.between(from, at).toMillis() - millis() / 2) / millis());
    }
}
