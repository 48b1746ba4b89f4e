package dev.coop.core.snapshot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When Incus makes snapshots of a container by itself.
 *
 * @param when a cron expression, or {@code @hourly}, {@code @daily}, {@code @weekly}, {@code @monthly}; null for never
 * @param keep how long a scheduled one is kept
 */
public record Schedule(@Nullable String when, Duration keep) {
    public static final Schedule NONE = new Schedule(null, Duration.ofDays(7));
}
