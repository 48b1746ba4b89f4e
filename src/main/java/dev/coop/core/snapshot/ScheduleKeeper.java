package dev.coop.core.snapshot;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.RefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The schedule by which Incus makes snapshots. */
final class ScheduleKeeper {
    private static final String SCHEDULE = "snapshots.schedule";
    private static final String PATTERN = "snapshots.pattern";
    private static final String EXPIRY = "snapshots.expiry";

    /** With it {@link #EXPIRY} is for scheduled ones only. */
    private static final String EXPIRY_OF_MANUAL_ONES = "snapshot_manual_expiry";

    /** Go's way of writing a date and time; the braces are Pongo2's. */
    private static final String NAME = Origin.SCHEDULE.prefix() + "{{ creation_date|date:'20060102-150405' }}";

    private static final String KEEP = "user.coop.schedule.keep";
    private static final Pattern SECONDS = Pattern.compile("(\\d+)S");

    private final IncusClient incus;
    private final SnapshotReader reader;

    ScheduleKeeper(IncusClient incus, SnapshotReader reader) {
        this.incus = incus;
        this.reader = reader;
    }

    Schedule get(String container) {
        Map<String, String> config = reader.instance(container).expandedConfig();
        @Nullable String when = config.get(SCHEDULE);
        return new Schedule(when == null || when.isBlank() ? null : when, keep(config));
    }

    private static Duration keep(Map<String, String> config) {
        Matcher kept = SECONDS.matcher(config.getOrDefault(KEEP, ""));
        return kept.matches() ? Duration.ofSeconds(Long.parseLong(kept.group(1))) : Schedule.NONE.keep();
    }

    void set(String container, Schedule schedule) {
        if (!schedule.keep().isPositive()) {
            throw new CoopException(Kind.USAGE, "Scheduled snapshots have to be kept for some time");
        }
        reader.instance(container);
        String keep = schedule.keep().toSeconds() + "S";
        boolean off = schedule.when() == null;
        try {
            incus.instances()
                    .configure(
                            container,
                            Map.of(
                                    SCHEDULE, off ? "" : schedule.when(),
                                    PATTERN, off ? "" : NAME,
                                    KEEP, off ? "" : keep,
                                    // Elsewhere it would also be for what a person makes with the incus command.
                                    EXPIRY, off || !incus.server().has(EXPIRY_OF_MANUAL_ONES) ? "" : keep));
        } catch (RefusedException wrong) {
            throw new CoopException(
                    Kind.USAGE,
                    "\"" + schedule.when() + "\" is no schedule",
                    "write it as for cron, such as \"0 */6 * * *\", or @hourly, @daily, @weekly or @monthly",
                    wrong);
        }
    }

    /** Lets scheduled snapshots expire where the server does not do that by itself. */
    void expire(Instance container, Iterable<ContainerSnapshot> snapshots) {
        if (container.expandedConfig().containsKey(EXPIRY)) {
            return;
        }
        Duration keep = keep(container.expandedConfig());
        for (ContainerSnapshot each : snapshots) {
            if (each.origin() == Origin.SCHEDULE && each.expiresAt() == null) {
                incus.operations()
                        .await(
                                incus.instances()
                                        .snapshots(container.name())
                                        .expire(each.name(), each.createdAt().plus(keep)),
                                Duration.ofSeconds(30));
            }
        }
    }
}
