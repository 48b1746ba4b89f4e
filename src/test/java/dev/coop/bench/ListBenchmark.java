package dev.coop.bench;

import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.util.List;

/**
 * A listing, and the memory that it takes, in a project with so many containers of the minimal test image.
 *
 * @param running whether they run
 * @param most the ratio that is promised
 */
record ListBenchmark(int containers, boolean running, double most) implements Benchmark {
    private static final int ROUNDS = 15;

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (CoopFixture fixture = new CoopFixture()) {
            fixture.open();
            BenchContainers.make(fixture.incus(), containers, running);
            Program coop = new Program(List.of(CoopFixture.program().toString(), "list"), fixture.environment());
            Program incus = Program.incus(fixture.incus().project(), "list", "-f", "csv");
            String what = "list, " + containers + (running ? " running" : " stopped");
            report.ratio(what, Comparison.of(ROUNDS, coop::run, incus::run), "incus list -f csv", most);
            double peak = 0;
            for (int round = 0; round < ROUNDS; round++) {
                peak = Math.max(peak, coop.peakMemory());
            }
            report.figure("  its peak memory", peak, "MB", 90);
        }
    }
}
