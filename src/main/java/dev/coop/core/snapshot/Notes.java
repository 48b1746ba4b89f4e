package dev.coop.core.snapshot;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What was said of the snapshots of a container. Incus has no place for it on a snapshot, so it is on the instance. */
final class Notes {
    /** Followed by the name of the snapshot. */
    static final String KEY = "user.coop.note.";

    private static final int LONGEST = 500;

    private Notes() {}

    static String of(Map<String, String> config, String snapshot) {
        return config.getOrDefault(KEY + snapshot, "");
    }

    /** @throws CoopException of kind USAGE when it cannot be kept */
    static String check(String note) {
        String text = note.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new CoopException(
                    Kind.USAGE, "The note cannot be kept", "it is one line of at most " + LONGEST + " characters");
        }
        return text;
    }

    /** A change of settings that sets a note, or takes it away when it is empty. */
    static Map<String, String> change(String snapshot, String note) {
        return Map.of(KEY + snapshot, note);
    }

    /** A change of settings that takes away the notes on snapshots that are no more. */
    static Map<String, String> pruned(Map<String, String> config, Collection<String> snapshots) {
        Map<String, String> change = new HashMap<>();
        for (String key : config.keySet()) {
            if (key.startsWith(KEY) && !snapshots.contains(key.substring(KEY.length()))) {
                change.put(key, "");
            }
        }
        return change;
    }
}
