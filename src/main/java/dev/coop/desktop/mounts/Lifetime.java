package dev.coop.desktop.mounts;

import dev.coop.desktop.text.Texts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a folder is shared. */
public enum Lifetime {
    UNLIMITED("lifetime.unlimited", null),
    QUARTER("lifetime.quarter", Duration.ofMinutes(15)),
    HOUR("lifetime.hour", Duration.ofHours(1)),
    WORKDAY("lifetime.workday", Duration.ofHours(8)),
    DAY("lifetime.day", Duration.ofDays(1));

    private final String key;
    private final @Nullable Duration duration;

    Lifetime(String key, @Nullable Duration duration) {
        this.key = key;
        this.duration = duration;
    }

    /** Null when it stays. */
    public @Nullable Duration duration() {
        return duration;
    }

    @Override
    public String toString() {
        return Texts.of(key);
    }
}
