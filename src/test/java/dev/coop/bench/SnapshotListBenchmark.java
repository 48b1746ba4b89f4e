package dev.coop.bench;

import dev.coop.incus.Snapshots;
import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.util.List;

/** A listing of the snapshots of one container that has a hundred of them. */
final class SnapshotListBenchmark implements Benchmark {
    private static final int ROUNDS = 15;
    private static final int COUNT = 100;
    private static final String NAME = "bench";

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (CoopFixture fixture = new CoopFixture()) {
            fixture.open();
            fixture.incus().create(NAME);
            Snapshots snapshots = fixture.incus().client().instances().snapshots(NAME);
            for (int i = 0; i < COUNT; i++) {
                fixture.incus().await(snapshots.create("s" + i, null));
            }
            Program coop = new Program(
                    List.of(CoopFixture.program().toString(), "snapshot", "list", NAME), fixture.environment());
            Program incus = Program.incus(fixture.incus().project(), "snapshot", "list", NAME);
            report.ratio(
                    "snapshot list, " + COUNT, Comparison.of(ROUNDS, coop::run, incus::run), "incus snapshot list", 2);
        }
    }
}
