package dev.coop.core.authorization;

import dev.coop.core.authorization.CodeEntry.Outcome;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.task.Shielded;
import dev.coop.host.LockedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long nobody may ask after codes that were not entered: five seconds after the first, twice as long after each that
 * follows, fifteen minutes at most, until a code is right or a day has passed. It is kept in a file, so that other
 * processes of this account wait as well. A file that makes no sense means the longest pause; one that was deleted means
 * none, since there is none on a new machine either.
 */
public final class Pause {
    private final Path file;
    private final InstantSource clock;

    /** @param file where it is kept; it and its folder need not exist */
    public Pause(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    private interface Change {
        PauseState of(PauseState before, Instant now);
    }

    /** Something that was begun. */
    interface Attempt {
        /** @param wrong how many codes were entered that were wrong */
        void end(Outcome outcome, int wrong);
    }

    /**
     * Begins to ask. What is begun counts as failed until it ends otherwise, so that killing Coop spares nobody a pause.
     *
     * @throws CoopException of kind NOT_AUTHORIZED while nobody may ask, with how long that is
     */
    Attempt begin() {
        try {
            change((before, now) -> {
                Duration left = before.left(now);
                if (left.isPositive()) {
                    throw new CoopException(
                            Kind.NOT_AUTHORIZED,
                            "No code is sent for now, because others were not entered or were wrong",
                            "try again in " + words(left));
                }
                return before.begun(now);
            });
        } catch (UncheckedIOException unwritable) {
            throw new CoopException(
                    Kind.NOT_AUTHORIZED,
                    "What guards against guessing codes cannot be kept in " + file,
                    "see that the file and its folder are yours and that there is space left",
                    unwritable);
        }
        return this::end;
    }

    private void end(Outcome outcome, int wrong) {
        try {
            change((before, now) -> before.ended(outcome, wrong, now));
        } catch (UncheckedIOException _) {
            // It counts as failed since it was begun.
        }
    }

    private void change(Change change) {
        // What was cancelled counts, too.
        Shielded.run(() -> {
            try {
                return LockedFile.with(file, locked -> change(locked, change));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private PauseState change(LockedFile locked, Change change) throws IOException {
        Instant now = clock.instant();
        String text = new String(locked.read(), StandardCharsets.UTF_8);
        PauseState before = locked.isFresh() ? PauseState.none(now) : PauseState.parse(text, now);
        if (!before.text().equals(text)) {
            // A pause for a file that makes no sense must not begin again with every look at it.
            write(locked, before);
        }
        PauseState after = change.of(before, now);
        write(locked, after);
        return after;
    }

    private static void write(LockedFile locked, PauseState state) throws IOException {
        locked.write(state.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String words(Duration left) {
        long seconds = left.plusMillis(999).toSeconds();
        return seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " minutes";
    }
}
