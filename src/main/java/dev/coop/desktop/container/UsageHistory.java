package dev.coop.desktop.container;

import dev.coop.core.container.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What a container used over the last ten minutes, as far as somebody looked. JavaFX thread only. */
public final class UsageHistory {
    public static final Duration SPAN = Duration.ofMinutes(10);

    /**
     * One look.
     *
     * @param takenAt {@link System#nanoTime()}
     * @param cpu share of the processors that it may use, 0 to 1
     * @param memoryBytes null when Incus does not tell; so are the next two
     * @param received bytes a second
     * @param sent bytes a second
     */
    public record Sample(
            long takenAt,
            double cpu,
            @Nullable Long memoryBytes,
            @Nullable Long memoryTotalBytes,
            @Nullable Long diskBytes,
            @Nullable Long diskTotalBytes,
            @Nullable Long processes,
            double received,
            double sent) {

        /** Share of the memory that it may use, 0 to 1. */
        public double memory() {
            return memoryBytes == null || memoryTotalBytes == null || memoryTotalBytes <= 0
                    ? 0
                    : Math.min(1, (double) memoryBytes / memoryTotalBytes);
        }
    }

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable Sample> latest = new ReadOnlyObjectWrapper<>();
    private @Nullable Usage last;

    /** Null until it was looked at twice: most of it is told by the difference. */
    public ReadOnlyObjectProperty<@Nullable Sample> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /** The oldest first. */
    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    void add(Usage usage) {
        Usage before = last;
        last = usage;
        if (before == null || usage.takenAt() <= before.takenAt()) {
            return;
        }
        double seconds = (usage.takenAt() - before.takenAt()) / 1e9;
        Double processors = usage.cpus();
        double used = usage.processorsSince(before);
        Sample sample = new Sample(
                usage.takenAt(),
                Math.min(1, processors == null || processors <= 0 ? used : used / processors),
                usage.memoryBytes(),
                usage.memoryTotalBytes(),
                usage.diskBytes(),
                usage.diskTotalBytes(),
                usage.processes(),
                Math.max(0, usage.receivedBytes() - before.receivedBytes()) / seconds,
                Math.max(0, usage.sentBytes() - before.sentBytes()) / seconds);
        samples.addLast(sample);
        while (sample.takenAt() - samples.getFirst().takenAt() > SPAN.toNanos()) {
            samples.removeFirst();
        }
        latest.set(sample);
    }

    /** It does not run any more: what comes next has nothing to do with what was. */
    void clear() {
        last = null;
        samples.clear();
        latest.set(null);
    }
}
