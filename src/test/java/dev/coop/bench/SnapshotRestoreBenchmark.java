package dev.coop.bench;

import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.util.List;

/** A restore of a running container, until it runs again. */
final class SnapshotRestoreBenchmark implements Benchmark {
    private static final int ROUNDS = 9;
    private static final String NAME = "bench";
    private static final String SNAPSHOT = "then";

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (CoopFixture fixture = new CoopFixture()) {
            fixture.open();
            fixture.incus().boot(NAME);
            fixture.incus()
                    .await(fixture.incus().client().instances().snapshots(NAME).create(SNAPSHOT, null));
            Program coop = new Program(
                    List.of(
                            CoopFixture.program().toString(),
                            "snapshot",
                            "restore",
                            NAME,
                            SNAPSHOT,
                            "--force",
                            "--no-safety"),
                    fixture.environment());
            Program incus = Program.incus(fixture.incus().project(), "snapshot", "restore", NAME, SNAPSHOT);
            report.ratio(
                    "snapshot restore",
                    Comparison.of(
                            ROUNDS, coop::run, incus::run, () -> fixture.incus().awaitBoot(NAME)),
                    "incus snapshot restore",
                    1.2);
        }
    }
}
