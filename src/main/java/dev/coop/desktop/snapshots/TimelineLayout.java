package dev.coop.desktop.snapshots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Finds the places of marks and names on a line of time, so that none covers another. */
final class TimelineLayout {
    private TimelineLayout() {}

    /**
     * What is drawn as one mark: an event, or several that are too close to be told apart.
     *
     * @param x of its middle
     * @param first index of its oldest event
     * @param last index of its newest
     */
    record Mark(double x, int first, int last) {
        int count() {
            return last - first + 1;
        }

        boolean holds(int event) {
            return event >= first && event <= last;
        }
    }

    /**
     * The marks that can be seen, from left to right. Which events are one mark depends on the scale alone, so that nothing
     * changes while the line is moved.
     *
     * @param times oldest first
     * @param gap how far apart marks are at least
     */
    static List<Mark> marks(List<Instant> times, Period shown, double width, double gap) {
        List<Mark> marks = new ArrayList<>();
        int first = 0;
        while (first < times.size()) {
            double x = shown.x(times.get(first), width);
            int last = first;
            while (last + 1 < times.size() && shown.x(times.get(last + 1), width) - x < gap) {
                last++;
            }
            if (x > -gap && x < width + gap) {
                marks.add(new Mark(x, first, last));
            }
            first = last + 1;
        }
        return marks;
    }

    /**
     * Which marks have room for their name, and where each begins. The newest comes first.
     *
     * @param nameWidth of a mark's name; 0 for none
     * @param edge how far beyond the line's ends a name may reach
     * @param space between two names
     */
    static Map<Mark, Double> names(
            List<Mark> marks, ToDoubleFunction<Mark> nameWidth, double width, double edge, double space) {
        Map<Mark, Double> places = new LinkedHashMap<>();
        double free = width + edge;
        for (Mark mark : marks.reversed()) {
            double length = nameWidth.applyAsDouble(mark);
            double start = Math.max(-edge, Math.min(mark.x() - length / 2, width + edge - length));
            if (length > 0 && start + length <= free) {
                places.put(mark, start);
                free = start - space;
            }
        }
        return places;
    }
}
