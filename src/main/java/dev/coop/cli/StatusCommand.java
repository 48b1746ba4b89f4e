package dev.coop.cli;

import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.cli.output.Text;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerStatus;
import dev.coop.core.container.ContainerStatus.MountPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "status", description = "Show what a container has and uses.")
final class StatusCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(paramLabel = "NAME", description = "The container.")
    private String name = "";

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    StatusCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        ContainerStatus status = coop.services().containers().status(name);
        listing().printOne(status, format, coop.console());
        return ExitCodes.OK;
    }

    private static Function<ContainerStatus, @Nullable Object> of(Function<Container, @Nullable Object> value) {
        return status -> value.apply(status.container());
    }

    private static Listing<ContainerStatus> listing() {
        return new Listing<ContainerStatus>()
                .column("name", "Name", of(Container::name))
                .column("status", "Status", of(Containers::settled), each -> Containers.status(each.container()))
                .column(
                        "uptime_seconds",
                        "Up for",
                        each -> each.uptime() == null ? null : each.uptime().toSeconds(),
                        each -> each.uptime() == null ? "-" : Text.duration(each.uptime()))
                .column("ipv4", "IPv4", of(Container::ipv4))
                .column(
                        "addresses",
                        "Addresses",
                        ContainerStatus::addresses,
                        each -> each.addresses().isEmpty() ? "-" : String.join(", ", each.addresses()))
                .column("image", "Image", of(Container::image))
                .column("cpus", "CPUs", of(Container::cpus))
                .hidden("memory_mb", of(Container::memoryMb))
                .hidden("disk_gb", of(Container::diskGb))
                .column("memory_bytes", "Memory", ContainerStatus::memoryBytes, StatusCommand::memory)
                .column("disk_bytes", "Disk", ContainerStatus::diskBytes, StatusCommand::disk)
                .column("processes", "Processes", ContainerStatus::processes)
                .column(
                        "cpu_seconds",
                        "CPU time",
                        each -> each.cpuTime() == null ? null : each.cpuTime().toMillis() / 1000.0,
                        each -> each.cpuTime() == null ? "-" : Text.duration(each.cpuTime()))
                .column(
                        "received_bytes",
                        "Received",
                        ContainerStatus::receivedBytes,
                        each -> Text.bytes(each.receivedBytes()))
                .column("sent_bytes", "Sent", ContainerStatus::sentBytes, each -> Text.bytes(each.sentBytes()))
                .column("mounts", "Mounts", StatusCommand::mounts, StatusCommand::mountLines)
                .column("snapshots", "Snapshots", of(Container::snapshots))
                .column(
                        "created_at",
                        "Made",
                        of(each -> each.createdAt().toString()),
                        each -> Text.age(each.container().createdAt()) + " ago");
    }

    private static String memory(ContainerStatus status) {
        Integer limit = status.container().memoryMb();
        @Nullable Long total = limit == null ? status.memoryTotalBytes() : Long.valueOf((long) limit << 20);
        return Text.bytes(status.memoryBytes()) + (total == null ? "" : " of " + Text.bytes(total));
    }

    private static String disk(ContainerStatus status) {
        Integer limit = status.container().diskGb();
        return Text.bytes(status.diskBytes()) + (limit == null ? "" : " of " + limit + " GiB");
    }

    private static List<Map<String, String>> mounts(ContainerStatus status) {
        return status.mountPoints().stream()
                .map(each -> {
                    Map<String, String> mount = new LinkedHashMap<>();
                    mount.put("name", each.name());
                    mount.put("source", each.source());
                    mount.put("target", each.target());
                    mount.put("mode", each.readOnly() ? "ro" : "rw");
                    return mount;
                })
                .toList();
    }

    private static String mountLines(ContainerStatus status) {
        return status.mountPoints().isEmpty()
                ? "none"
                : status.mountPoints().stream()
                        .map(StatusCommand::arrow)
                        .map(Text::printable)
                        .collect(Collectors.joining("\n"));
    }

    private static String arrow(MountPoint mount) {
        return mount.source() + (mount.readOnly() ? "  --->  " : " <---> ") + mount.target();
    }
}
