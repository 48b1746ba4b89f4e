package dev.coop.bench;

import dev.coop.incus.Operation;
import dev.coop.incus.StateChange;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.IncusFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A listing, and the memory that it takes, in a project with so many containers of the minimal test image.
 *
 * @param running whether they run
 * @param most the ratio that is promised
 */
record ListBenchmark(int containers, boolean running, double most) implements Benchmark {
    private static final int ROUNDS = 15;

    /** Made at a time: more would wait for each other. */
    private static final int AT_ONCE = 10;

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (CoopFixture fixture = new CoopFixture()) {
            fixture.open();
            make(fixture.incus());
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

    private void make(IncusFixture incus) {
        List<Operation> pending = new ArrayList<>();
        for (int i = 0; i < containers; i++) {
            pending.add(incus.client().instances().create(incus.minimal(name(i), false)));
            if (pending.size() == AT_ONCE) {
                pending.forEach(incus::await);
                pending.clear();
            }
        }
        pending.forEach(incus::await);
        for (int i = 0; running && i < containers; i++) {
            incus.client().instances().changeAndAwait(name(i), StateChange.START, IncusFixture.LIMIT);
            incus.awaitBoot(name(i));
        }
    }

    private static String name(int number) {
        return "bench-" + number;
    }
}
