package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.core.snapshot.Schedule;
import dev.coop.core.snapshot.SnapshotService;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "schedule",
        description = {
            "Show or set when Incus makes snapshots of a container by itself.",
            "Those that a person made are never deleted by it."
        })
final class SnapshotScheduleCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
    private String container = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WHEN",
            description = "@hourly, @daily, @weekly, @monthly, an expression as for cron, or off.")
    private @Nullable String when;

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long a scheduled snapshot is kept, such as 12h or 7d (default: 7d).")
    private @Nullable Duration keep;

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    SnapshotScheduleCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Console console = coop.console();
        SnapshotService snapshots = coop.services().snapshots();
        Schedule now = snapshots.schedule(container);
        if (when != null || keep != null) {
            @Nullable String wanted = when == null ? now.when() : when;
            now = new Schedule(
                    "off".equals(wanted) ? null : wanted,
                    keep != null ? keep : now.when() == null ? Schedule.NONE.keep() : now.keep());
            snapshots.setSchedule(container, now);
        }
        new Listing<Schedule>()
                .column("container", "Container", _ -> container)
                .column("schedule", "Schedule", Schedule::when, each -> each.when() == null ? "off" : each.when())
                .column(
                        "keep_seconds",
                        "Kept for",
                        each -> each.when() == null ? null : each.keep().toSeconds(),
                        each -> each.when() == null ? "-" : span(each.keep()))
                .printOne(now, format, console);
        return ExitCodes.OK;
    }

    private static String span(Duration time) {
        return time.toHours() >= 48 && time.toHoursPart() == 0
                ? time.toDays() + " days"
                : time.toHours() + " h" + (time.toMinutesPart() == 0 ? "" : " " + time.toMinutesPart() + " min");
    }
}
