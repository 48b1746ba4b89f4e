package dev.coop.core.snapshot;

import dev.coop.incus.Instance;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The restores of a container so far, as they are noted on it: one a line, of the time and the snapshot's name. */
final class Restores {
    static final String KEY = "user.coop.restored";
    private static final int KEPT = 200;

    private Restores() {}

    /** A restore that took place. */
    record Restore(Instant at, String snapshot) {}

    static List<Restore> of(Instance container) {
        List<Restore> all = new ArrayList<>();
        for (String line : lines(container.config())) {
            @Nullable Restore each = parse(line);
            if (each != null) {
                all.add(each);
            }
        }
        return all;
    }

    /** What the key is after another one. */
    static String with(Map<String, String> config, Instant at, String snapshot) {
        List<String> lines = new ArrayList<>(lines(config));
        lines.add(at + " " + snapshot);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - KEPT), lines.size()));
    }

    private static List<String> lines(Map<String, String> config) {
        String all = config.getOrDefault(KEY, "");
        return all.lines().toList();
    }

    private static @Nullable Restore parse(String line) {
        String[] parts = line.split(" ", 2);
        try {
            return parts.length < 2 ? null : new Restore(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
