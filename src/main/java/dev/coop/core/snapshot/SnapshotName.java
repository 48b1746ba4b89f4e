package dev.coop.core.snapshot;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.regex.Pattern;

/** Names of snapshots. */
public final class SnapshotName {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?");

    private SnapshotName() {}

    /** What a name has to look like, for a message. */
    public static String rule() {
        return "a name has 1 to 63 lower-case letters, digits, dots, hyphens and underscores, begins and ends with a letter"
                + " or digit, and does not begin with " + Origin.AUTOMATIC;
    }

    public static boolean isValid(String name) {
        return LABEL.matcher(name).matches() && !name.startsWith(Origin.AUTOMATIC);
    }

    /** @throws CoopException of kind USAGE when a person's snapshot cannot be called so */
    static String check(String name) {
        if (!isValid(name)) {
            throw new CoopException(Kind.USAGE, "\"" + name + "\" cannot be the name of a snapshot", rule());
        }
        return name;
    }

    /** One of the date and time, in UTC, that is not taken: {@code 20260131-235959}. */
    static String stamped(Origin origin, Instant now, Collection<String> taken) {
        String stamp = origin.prefix()
                + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                        .withZone(ZoneOffset.UTC)
                        .format(now);
        String name = stamp;
        for (int count = 2; taken.contains(name); count++) {
            name = stamp + "-" + count;
        }
        return name;
    }
}
