package dev.coop.bench;

import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * From the command to a shell that could be opened, for a second container on: the first, which unpacks the image, is the
 * round that does not count. In Coop's own project, with the base image, which has to be built.
 */
final class CreateBenchmark implements Benchmark {
    private static final int ROUNDS = 9;
    private static final String PROJECT = "coop";
    private static final String IMAGE = "coop-agent-base";
    private static final String NAME = "coop-bench";

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Path config = Files.createTempDirectory("coop-bench");
        Program coop = new Program(
                List.of(CoopFixture.program().toString(), "create", NAME),
                Map.of("COOP_CONFIG_DIR", config.toString()));
        clear();
        try {
            report.ratio(
                    "create",
                    Comparison.of(ROUNDS, coop::run, CreateBenchmark::launch, CreateBenchmark::delete),
                    "incus launch, address, exec true",
                    1.25);
        } finally {
            clear();
            try (Stream<Path> files = Files.walk(config)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void launch() throws IOException, InterruptedException {
        incus("launch", IMAGE, NAME, "--profile", "default", "--profile", "agent-sandbox");
        while (incus("list", NAME, "-f", "csv", "-c", "4").isBlank()) {
            // That call is the wait: 40 ms.
        }
        incus("exec", NAME, "--", "true");
    }

    private static void delete() throws IOException, InterruptedException {
        incus("delete", "--force", NAME);
    }

    private static void clear() throws IOException, InterruptedException {
        if (!incus("list", "^" + NAME + "$", "-f", "csv", "-c", "n").isBlank()) {
            delete();
        }
    }

    private static String incus(String... args) throws IOException, InterruptedException {
        return Program.incus(PROJECT, args).run();
    }
}
