package dev.coop.cli;

import dev.coop.cli.output.Listing;
import dev.coop.cli.output.Text;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerStatus;
import dev.coop.core.container.ContainerStatus.MountPoint;
import dev.coop.core.container.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of one container.
 *
 * @param processors how many it kept busy between two looks just now; null when it does not run
 */
record StatusListing(ContainerStatus status, @Nullable Double processors) {

    static Listing<StatusListing> listing() {
        return new Listing<StatusListing>()
                .column("name", "Name", of(Container::name))
                .column(
                        "status",
                        "Status",
                        of(Containers::settled),
                        StatusListing::shownState,
                        (console, each, text) -> Containers.painted(console, each.container(), text))
                .hidden("trouble", each -> each.status().trouble())
                .column(
                        "uptime_seconds",
                        "Up for",
                        each -> seconds(each.status().uptime()),
                        StatusListing::uptime)
                .column("ipv4", "IPv4", of(Container::ipv4))
                .column("addresses", "Addresses", each -> each.status().addresses(), StatusListing::addresses)
                .column("image", "Image", of(Container::image))
                .column(
                        "cpus",
                        "CPUs",
                        of(Container::cpus),
                        each -> orAll(each.container().cpus()))
                .column("cpu_percent", "CPU", StatusListing::percent, StatusListing::cpu)
                .hidden("cpu_seconds", used(each -> each.cpuTime().toMillis() / 1000.0))
                .hidden("memory_mb", of(Container::memoryMb))
                .column("memory_bytes", "Memory", used(Usage::memoryBytes), StatusListing::memory)
                .hidden("disk_gb", of(Container::diskGb))
                .column("disk_bytes", "Disk", each -> each.status().diskBytes(), StatusListing::disk)
                .column("processes", "Processes", used(Usage::processes))
                .column("received_bytes", "Network", used(Usage::receivedBytes), StatusListing::network)
                .hidden("sent_bytes", used(Usage::sentBytes))
                .column("mounts", "Mounts", StatusListing::mounts, StatusListing::mountLines)
                .column("snapshots", "Snapshots", of(Container::snapshots))
                .column("operations", "Doing now", each -> each.status().doing(), StatusListing::doing)
                .column(
                        "started_at",
                        "Started",
                        each -> text(each.status().startedAt()),
                        each -> ago(each.status().startedAt()))
                .column(
                        "created_at",
                        "Made",
                        of(each -> each.createdAt().toString()),
                        each -> ago(each.container().createdAt()));
    }

    private Container container() {
        return status.container();
    }

    private static Function<StatusListing, @Nullable Object> of(Function<Container, @Nullable Object> value) {
        return each -> value.apply(each.container());
    }

    private static Function<StatusListing, @Nullable Object> used(Function<Usage, @Nullable Object> value) {
        return each ->
                each.status().usage() == null ? null : value.apply(each.status().usage());
    }

    private static String shownState(StatusListing each) {
        return Containers.shown(each.container())
                + (each.status().trouble() == null ? "" : "\n" + each.status().trouble());
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : Long.valueOf(duration.toSeconds());
    }

    private static String uptime(StatusListing each) {
        Duration uptime = each.status().uptime();
        return uptime == null ? "-" : Text.age(uptime);
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static String ago(@Nullable Instant moment) {
        return moment == null ? "never" : Text.age(moment) + " ago";
    }

    private static String orAll(@Nullable Integer limit) {
        return limit == null ? "all" : limit.toString();
    }

    private static String addresses(StatusListing each) {
        List<String> addresses = each.status().addresses();
        return addresses.isEmpty() ? "-" : String.join(", ", addresses);
    }

    /** Of what it may use: 100 when it is at its limit. */
    private static @Nullable Double percent(StatusListing each) {
        Usage usage = each.status().usage();
        Double processors = each.processors();
        if (usage == null || processors == null || usage.cpus() == null) {
            return null;
        }
        return Math.round(1000 * processors / usage.cpus()) / 10.0;
    }

    private static String cpu(StatusListing each) {
        Double percent = percent(each);
        Usage usage = each.status().usage();
        return usage == null
                ? "-"
                : (percent == null ? "" : String.format(Locale.ROOT, "%.1f %%, ", percent))
                        + Text.duration(usage.cpuTime()) + " in all";
    }

    private static String memory(StatusListing each) {
        Usage usage = each.status().usage();
        Integer limit = each.container().memoryMb();
        @Nullable Long total = limit == null ? null : Long.valueOf((long) limit << 20);
        if (total == null && usage != null) {
            total = usage.memoryTotalBytes();
        }
        return (usage == null ? "-" : Text.bytes(usage.memoryBytes()))
                + (total == null ? "" : " of " + Text.bytes(total));
    }

    private static String disk(StatusListing each) {
        Integer limit = each.container().diskGb();
        return Text.bytes(each.status().diskBytes()) + (limit == null ? "" : " of " + limit + " GiB");
    }

    private static String network(StatusListing each) {
        Usage usage = each.status().usage();
        return usage == null
                ? "-"
                : Text.bytes(usage.receivedBytes()) + " received, " + Text.bytes(usage.sentBytes()) + " sent";
    }

    private static List<Map<String, String>> mounts(StatusListing each) {
        return each.status().mountPoints().stream()
                .map(mount -> {
                    Map<String, String> shown = new LinkedHashMap<>();
                    shown.put("name", mount.name());
                    shown.put("source", mount.source());
                    shown.put("target", mount.target());
                    shown.put("mode", mount.readOnly() ? "ro" : "rw");
                    return shown;
                })
                .toList();
    }

    private static String mountLines(StatusListing each) {
        List<MountPoint> mounts = each.status().mountPoints();
        return mounts.isEmpty()
                ? "none"
                : mounts.stream().map(StatusListing::arrow).map(Text::printable).collect(Collectors.joining("\n"));
    }

    private static String arrow(MountPoint mount) {
        return mount.source() + (mount.readOnly() ? "  --->  " : " <---> ") + mount.target();
    }

    private static String doing(StatusListing each) {
        List<String> doing = each.status().doing();
        return doing.isEmpty() ? "nothing" : String.join(", ", doing);
    }
}
