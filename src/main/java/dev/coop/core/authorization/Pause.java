package dev.coop.core.authorization;

import dev.coop.core.authorization.CodeEntry.Outcome;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.LockedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long nobody may ask after codes that were not entered: five seconds after the first, twice as long after each that
 * follows, fifteen minutes at most, until a code is right or a day has passed. It is kept in a file, so that other
 * processes of this account wait as well. A file that makes no sense means the longest pause.
 */
public final class Pause {
    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    /** As many as may be under way at once before those that have not ended count as failed. */
    private static final int AT_ONCE = 2;

    private static final int FAILURES_OF_LONGEST = 8;

    private final Path file;
    private final InstantSource clock;

    /** @param file where it is kept; it and its folder need not exist */
    public Pause(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /** @param until when somebody may ask again */
    private record State(int failures, Instant until) {
        static State parse(String text, Instant now) {
            String[] parts = text.strip().split(" ", -1);
            try {
                int failures = Integer.parseInt(parts[0]);
                if (parts.length == 2 && failures >= 0) {
                    return new State(failures, Instant.ofEpochMilli(Long.parseLong(parts[1]))).at(now);
                }
            } catch (NumberFormatException _) {
                // Handled below, like all else that makes no sense.
            }
            return new State(FAILURES_OF_LONGEST, now.plus(LONGEST));
        }

        /** As it is seen now: old failures are forgotten, and no clock that was set back makes a pause longer. */
        private State at(Instant now) {
            if (until.plus(FORGOTTEN_AFTER).isBefore(now)) {
                return new State(0, now);
            }
            Instant last = now.plus(LONGEST);
            return until.isAfter(last) ? new State(failures, last) : this;
        }

        String text() {
            return failures + " " + until.toEpochMilli() + "\n";
        }
    }

    private interface Change {
        State of(State before, Instant now);
    }

    /**
     * Begins to ask. What is begun counts as failed until it ends otherwise, so that killing Coop spares nobody a pause.
     *
     * @throws CoopException of kind NOT_AUTHORIZED while nobody may ask, with how long that is
     */
    Attempt begin() {
        try {
            change((before, now) -> {
                Duration left = Duration.between(now, before.until());
                if (left.isPositive()) {
                    throw new CoopException(
                            Kind.NOT_AUTHORIZED,
                            "Codes were not entered or were wrong, so no other is sent for now",
                            "try again in " + words(left));
                }
                int failures = before.failures() + 1;
                return new State(failures, failures > AT_ONCE ? now.plus(length(failures)) : before.until());
            });
        } catch (IOException unwritable) {
            throw new CoopException(
                    Kind.NOT_AUTHORIZED,
                    "What guards against guessing codes cannot be kept in " + file,
                    "see that the folder is yours and that there is space left",
                    unwritable);
        }
        return this::end;
    }

    /** Something that was begun. */
    interface Attempt {
        /** @param wrong how many codes were wrong */
        void end(Outcome outcome, int wrong);
    }

    private void end(Outcome outcome, int wrong) {
        try {
            change((before, now) -> {
                if (outcome == Outcome.ACCEPTED) {
                    return new State(0, now);
                }
                boolean withoutGuess = wrong == 0 && (outcome == Outcome.REFUSED || outcome == Outcome.FAILED);
                if (withoutGuess) {
                    return new State(Math.max(0, before.failures() - 1), before.until());
                }
                int failures = Math.max(1, before.failures());
                Instant until = now.plus(length(failures));
                return new State(failures, until.isAfter(before.until()) ? until : before.until());
            });
        } catch (IOException _) {
            // It counts as failed since it was begun.
        }
    }

    private void change(Change change) throws IOException {
        LockedFile.with(file, locked -> {
            Instant now = clock.instant();
            String text = new String(locked.read(), StandardCharsets.UTF_8);
            State before = locked.isFresh() ? new State(0, now) : State.parse(text, now);
            if (!before.text().equals(text)) {
                // Also when nothing else changes: a pause that begins now must not begin again with every look.
                locked.write(before.text().getBytes(StandardCharsets.UTF_8));
            }
            locked.write(change.of(before, now).text().getBytes(StandardCharsets.UTF_8));
            return true;
        });
    }

    static Duration length(int failures) {
        return failures >= FAILURES_OF_LONGEST ? LONGEST : FIRST.multipliedBy(1L << (failures - 1));
    }

    private static String words(Duration left) {
        long seconds = left.plusMillis(999).toSeconds();
        return seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " minutes";
    }
}
