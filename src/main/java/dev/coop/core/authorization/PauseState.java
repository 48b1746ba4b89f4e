package dev.coop.core.authorization;

import dev.coop.core.authorization.CodeEntry.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * How long nobody may ask, and why.
 *
 * @param failures codes that were not entered since the last right one, those under way included
 * @param until when somebody may ask again
 */
record PauseState(int failures, Instant until) {
    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int FAILURES_OF_LONGEST = 8;
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    /** As many may be under way at once before those that have not ended bring a pause, as failed ones do. */
    private static final int AT_ONCE = 2;

    static PauseState none(Instant now) {
        return new PauseState(0, now);
    }

    /** What makes no sense means the longest pause, from now on. */
    static PauseState parse(String text, Instant now) {
        String[] parts = text.strip().split(" ", -1);
        try {
            int failures = Integer.parseInt(parts[0]);
            if (parts.length == 2 && failures >= 0) {
                return new PauseState(failures, Instant.ofEpochMilli(Long.parseLong(parts[1]))).at(now);
            }
        } catch (NumberFormatException _) {
            // Handled below, like all else that makes no sense.
        }
        return new PauseState(FAILURES_OF_LONGEST, now.plus(LONGEST));
    }

    /** Old failures are forgotten, and no clock that was set back makes a pause longer. */
    private PauseState at(Instant now) {
        if (!until.plus(FORGOTTEN_AFTER).isAfter(now)) {
            return none(now);
        }
        Instant last = now.plus(LONGEST);
        return until.isAfter(last) ? new PauseState(failures, last) : this;
    }

    String text() {
        return failures + " " + until.toEpochMilli() + "\n";
    }

    Duration left(Instant now) {
        Duration left = Duration.between(now, until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    PauseState begun(Instant now) {
        int all = failures + 1;
        return new PauseState(all, all > AT_ONCE ? later(until, now.plus(pause(all))) : until);
    }

    /** @param wrong how many codes were entered that were wrong */
    PauseState ended(Outcome outcome, int wrong, Instant now) {
        if (outcome == Outcome.ACCEPTED) {
            return none(now);
        }
        if (wrong == 0 && (outcome == Outcome.REFUSED || outcome == Outcome.FAILED)) {
            // Nobody guessed and nobody let a code lie about.
            return new PauseState(Math.max(0, failures - 1), until);
        }
        int all = Math.max(1, failures);
        return new PauseState(all, later(until, now.plus(pause(all))));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Duration pause(int failures) {
        return failures >= FAILURES_OF_LONGEST ? LONGEST : FIRST.multipliedBy(1L << (failures - 1));
    }
}
