package dev.coop.bench;

import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The least that a command can take. */
final class VersionBenchmark implements Benchmark {
    private static final int ROUNDS = 15;

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Program coop = new Program(List.of(CoopFixture.program().toString(), "--version"), Map.of());
        Program incus = new Program(List.of("incus", "--version"), Map.of());
        Comparison comparison = Comparison.of(ROUNDS, coop::run, incus::run);
        report.figure("version", comparison.ownMedian(), "ms", 100);
    }
}
