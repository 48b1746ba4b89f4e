package dev.coop.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Two ways to the same thing, timed turn about, so that a busy moment of the machine hits both. In milliseconds. */
record Comparison(List<Double> own, List<Double> other) {
    Comparison {
        own = List.copyOf(own);
        other = List.copyOf(other);
    }

    /** What is timed. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static Comparison of(int rounds, Work own, Work other) throws IOException, InterruptedException {
        return of(rounds, own, other, () -> {});
    }

    /**
     * One round more than asked for is run, to warm up, and does not count.
     *
     * @param after runs after each of the two, and is not timed
     */
    static Comparison of(int rounds, Work own, Work other, Work after) throws IOException, InterruptedException {
        List<Double> owns = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            double otherTime = time(other);
            after.run();
            double ownTime = time(own);
            after.run();
            if (round > 0) {
                others.add(otherTime);
                owns.add(ownTime);
            }
        }
        return new Comparison(owns, others);
    }

    private static double time(Work work) throws IOException, InterruptedException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    double ownMedian() {
        return median(own);
    }

    double otherMedian() {
        return median(other);
    }

    double ratio() {
        return ownMedian() / otherMedian();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
