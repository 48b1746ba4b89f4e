package dev.coop.desktop;

import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ProcessInfo;
import dev.coop.core.container.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Containers that use a little more or less each time somebody looks; the time between two looks is its own. */
public final class FakeMonitor implements ContainerMonitor {
    private static final Duration STEP = Duration.ofSeconds(2);

    private final Map<String, AtomicLong> looks = new ConcurrentHashMap<>();
    final AtomicLong asked = new AtomicLong();
    volatile Duration delay = Duration.ZERO;

    /** As if somebody had looked so often already. */
    void skip(String name, long count) {
        looks.put(name, new AtomicLong(count));
    }

    @Override
    public Usage usage(String name) {
        asked.incrementAndGet();
        try {
            Thread.sleep(delay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return usage(name, looks.computeIfAbsent(name, key -> new AtomicLong()).incrementAndGet());
    }

    public static Usage usage(String name, long look) {
        double phase = look / 5.0 + Math.floorMod(name.hashCode(), 7);
        double busy = look * 0.6 + 2.0 * Math.sin(phase);
        return new Usage(
                look * STEP.toNanos(),
                Duration.ofNanos((long) (busy * STEP.toNanos())),
                2.0,
                38L,
                1_300_000_000L + (long) (3e8 * Math.sin(phase / 2)),
                4_294_967_296L,
                2_900_000_000L,
                21_474_836_480L,
                (long) (look * 90_000 + 60_000 * Math.sin(phase)),
                (long) (look * 9_000 + 6_000 * Math.sin(phase)));
    }

    @Override
    public List<ProcessInfo> processes(String name) {
        return List.of(
                new ProcessInfo(1, 0, "root", 'S', Duration.ofSeconds(2), 12_000_000, 1, "/sbin/init"),
                new ProcessInfo(212, 1, "agent", 'R', Duration.ofMinutes(7), 412_000_000, 22, "claude"),
                new ProcessInfo(340, 212, "agent", 'S', Duration.ofSeconds(31), 96_000_000, 4, "python3 -m pytest -q"));
    }
}
