package dev.coop.bench;

import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.util.List;

/** All containers that run, locked at once by the command, its own start included. */
record LockBenchmark(int containers, double most) implements Benchmark {
    private static final int ROUNDS = 15;

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (CoopFixture fixture = new CoopFixture()) {
            fixture.open();
            BenchContainers.make(fixture.incus(), containers, true);
            Program lock = program(fixture, "lock");
            Program unlock = program(fixture, "unlock");
            Comparison comparison = Comparison.of(ROUNDS, lock::run, unlock::run);
            require(fixture.incus().client(), Status.FROZEN);
            report.figure("lock --all, " + containers, comparison.ownMedian(), "ms", most);
        }
    }

    private static Program program(CoopFixture fixture, String command) {
        return new Program(List.of(CoopFixture.program().toString(), command, "--all"), fixture.environment());
    }

    private static void require(IncusClient incus, Status status) {
        for (Instance each : incus.instances().list()) {
            if (each.status() != status) {
                throw new IllegalStateException(each.name() + " is " + each.status());
            }
        }
    }
}
