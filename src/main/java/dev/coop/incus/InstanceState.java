package dev.coop.incus;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a running instance uses.
 *
 * @param processes −1 when it does not run
 * @param startedAt only with the extension {@code instance_state_started_at}
 * @param disk by device name; usage only where the pool can tell
 * @param network by interface name; null when it does not run
 */
public record InstanceState(
        Status status,
        long pid,
        long processes,
        @Nullable Instant startedAt,
        Cpu cpu,
        Memory memory,
        Map<String, Disk> disk,
        @Nullable Map<String, Interface> network) {

    static InstanceState of(JsonObject json) {
        return new InstanceState(
                Status.of(json.text("status")),
                json.number("pid"),
                json.number("processes"),
                json.value("started_at") == null ? null : json.time("started_at"),
                Cpu.of(json.object("cpu")),
                Memory.of(json.object("memory")),
                json.objects("disk", Disk::of),
                json.value("network") == null ? null : json.objects("network", Interface::of));
    }

    public InstanceState {
        disk = disk == null ? Map.of() : Map.copyOf(disk);
    }

    /**
     * @param usage nanoseconds used since the start
     * @param allocatedTime nanoseconds that it may use in a second, 0 where Incus does not say
     */
    public record Cpu(long usage, long allocatedTime) {
        static Cpu of(JsonObject json) {
            return new Cpu(json.number("usage"), json.number("allocated_time"));
        }
    }

    /** Bytes; the total is the limit or the machine's memory, and 0 where Incus does not say. */
    public record Memory(long usage, long usagePeak, long total, long swapUsage) {
        static Memory of(JsonObject json) {
            return new Memory(
                    json.number("usage"), json.number("usage_peak"), json.number("total"), json.number("swap_usage"));
        }
    }

    /** Bytes; the total is 0 without a limit. */
    public record Disk(long usage, long total) {
        static Disk of(JsonObject json) {
            return new Disk(json.number("usage"), json.number("total"));
        }
    }

    /** @param hostName of the other end on the host */
    public record Interface(
            List<Address> addresses, Counters counters, String hwaddr, String hostName, String state, String type) {
        static Interface of(JsonObject json) {
            return new Interface(
                    json.list("addresses", each -> Address.of(JsonObject.of(each))),
                    Counters.of(json.object("counters")),
                    json.text("hwaddr"),
                    json.text("host_name"),
                    json.text("state"),
                    json.text("type"));
        }

        public Interface {
            addresses = addresses == null ? List.of() : List.copyOf(addresses);
        }
    }

    /** The family is {@code inet} or {@code inet6}; the scope {@code global}, {@code link} or {@code local}. */
    public record Address(String family, String address, String netmask, String scope) {
        static Address of(JsonObject json) {
            return new Address(json.text("family"), json.text("address"), json.text("netmask"), json.text("scope"));
        }
    }

    public record Counters(long bytesReceived, long bytesSent, long packetsReceived, long packetsSent) {
        static Counters of(JsonObject json) {
            return new Counters(
                    json.number("bytes_received"),
                    json.number("bytes_sent"),
                    json.number("packets_received"),
                    json.number("packets_sent"));
        }
    }

    /** The first address of that family which others can reach. */
    public Optional<String> globalAddress(String family) {
        if (network == null) {
            return Optional.empty();
        }
        for (Map.Entry<String, Interface> each : new TreeMap<>(network).entrySet()) {
            for (Address address : each.getKey().equals("lo")
                    ? List.<Address>of()
                    : each.getValue().addresses()) {
                if (address.family().equals(family) && address.scope().equals("global")) {
                    return Optional.of(address.address());
                }
            }
        }
        return Optional.empty();
    }
}
