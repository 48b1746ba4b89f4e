package dev.coop.core.container;

import dev.coop.incus.InstanceState;
import dev.coop.incus.InstanceState.Counters;
import dev.coop.incus.InstanceState.Interface;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads what a running instance uses from Incus's account of it. */
final class UsageReader {
    private static final double NANOS_PER_SECOND = 1e9;

    private UsageReader() {}

    static Usage usage(InstanceState state) {
        InstanceState.@Nullable Disk disk = state.disk().get("root");
        Map<String, Interface> network = state.network() == null ? Map.of() : state.network();
        long allocated = state.cpu().allocatedTime();
        return new Usage(
                System.nanoTime(),
                Duration.ofNanos(state.cpu().usage()),
                allocated > 0 ? Double.valueOf(allocated / NANOS_PER_SECOND) : null,
                state.processes() >= 0 ? Long.valueOf(state.processes()) : null,
                known(state.memory().usage()),
                known(state.memory().total()),
                disk == null ? null : known(disk.usage()),
                disk == null ? null : known(disk.total()),
                sum(network, Counters::bytesReceived),
                sum(network, Counters::bytesSent));
    }

    private static @Nullable Long known(long bytes) {
        return bytes > 0 ? Long.valueOf(bytes) : null;
    }

    private static long sum(Map<String, Interface> network, ToLongFunction<Counters> counter) {
        return network.entrySet().stream()
                .filter(each -> !each.getKey().equals("lo"))
                .mapToLong(each -> counter.applyAsLong(each.getValue().counters()))
                .sum();
    }
}
