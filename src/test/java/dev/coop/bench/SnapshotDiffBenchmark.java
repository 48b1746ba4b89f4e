package dev.coop.bench;

import dev.coop.incus.ExecRequest;
import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What changed on a disk of two hundred thousand files, in milliseconds. */
final class SnapshotDiffBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final String NAME = "bench";
    private static final String FILES =
            "for d in $(seq 400); do mkdir -p /srv/f/$d && (cd /srv/f/$d && seq 500 | xargs touch); done";

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (CoopFixture fixture = new CoopFixture()) {
            fixture.open();
            fixture.incus().boot(NAME);
            fixture.incus().client().instances().exec(NAME).run(ExecRequest.of("sh", "-c", FILES));
            fixture.incus()
                    .await(fixture.incus().client().instances().snapshots(NAME).create("then", null));
            Program coop = new Program(
                    List.of(CoopFixture.program().toString(), "snapshot", "diff", NAME, "then"), fixture.environment());
            List<Double> times = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                long start = System.nanoTime();
                coop.run();
                times.add((System.nanoTime() - start) / 1e6);
            }
            List<Double> sorted =
                    times.subList(1, times.size()).stream().sorted().toList();
            report.figure("snapshot diff, 200,000", sorted.get(sorted.size() / 2), "ms", 3000);
        }
    }
}
