package dev.coop.desktop.overview;

import dev.coop.core.container.Container;
import dev.coop.desktop.component.AreaChart.Point;
import dev.coop.desktop.container.UsageHistory.Sample;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Something that a container uses, and how it is put. */
enum Measure {
    CPU("measure.cpu", 1),
    MEMORY("measure.memory", 1),
    NETWORK("measure.network", 2),
    DISK("measure.disk", 1);

    private static final double LEAST_RATE = 16 * 1024;
    private static final double HEADROOM = 1.25;

    private final String key;
    private final int series;

    Measure(String key, int series) {
        this.key = key;
        this.series = series;
    }

    /**
     * What is shown of it.
     *
     * @param value now
     * @param limit what the value is to be measured by, or empty
     * @param top of the chart, in words
     * @param most of the chart
     */
    record Reading(String value, String limit, String top, List<List<Point>> series, double most) {}

    String title() {
        return Texts.of(key);
    }

    /** How many lines its chart has. */
    int series() {
        return series;
    }

    /** @param samples the oldest first */
    Reading read(List<Sample> samples, Container container) {
        @Nullable Sample last = samples.isEmpty() ? null : samples.getLast();
        return switch (this) {
            case CPU ->
                new Reading(
                        last == null ? Amounts.orUnknown(null) : Amounts.percent(last.cpu()),
                        container.cpus() == null ? "" : Texts.of("measure.of.cpus", container.cpus()),
                        Amounts.percent(1),
                        List.of(points(samples, Sample::cpu)),
                        1);
            case MEMORY ->
                amount(
                        last == null ? null : last.memoryBytes(),
                        last == null ? null : last.memoryTotalBytes(),
                        points(
                                samples.stream()
                                        .filter(sample -> sample.memoryBytes() != null)
                                        .toList(),
                                sample -> number(sample.memoryBytes())));
            case DISK ->
                amount(
                        last == null ? null : last.diskBytes(),
                        last == null ? null : last.diskTotalBytes(),
                        points(
                                samples.stream()
                                        .filter(sample -> sample.diskBytes() != null)
                                        .toList(),
                                sample -> number(sample.diskBytes())));
            case NETWORK -> network(samples, last);
        };
    }

    private static double number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static Reading amount(@Nullable Long now, @Nullable Long total, List<Point> points) {
        boolean limited = total != null && total > 0;
        double most = limited ? number(total) : Math.max(1, HEADROOM * highest(points));
        return new Reading(
                Amounts.bytes(now),
                limited ? Texts.of("measure.of", Amounts.bytes(total)) : "",
                points.isEmpty() ? "" : Amounts.bytes(most),
                List.of(points),
                most);
    }

    private static Reading network(List<Sample> samples, @Nullable Sample last) {
        List<Point> received = points(samples, Sample::received);
        List<Point> sent = points(samples, Sample::sent);
        double most = LEAST_RATE;
        while (most < Math.max(highest(received), highest(sent))) {
            most *= 2;
        }
        return new Reading(
                last == null ? Amounts.orUnknown(null) : Texts.of("measure.received", Amounts.rate(last.received())),
                last == null ? "" : Texts.of("measure.sent", Amounts.rate(last.sent())),
                Amounts.rate(most),
                List.of(received, sent),
                most);
    }

    private static double highest(List<Point> points) {
        return points.stream().mapToDouble(Point::value).max().orElse(0);
    }

    private static List<Point> points(List<Sample> samples, ToDoubleFunction<Sample> what) {
        return samples.stream()
                .map(sample -> new Point(sample.takenAt(), what.applyAsDouble(sample)))
                .toList();
    }
}
