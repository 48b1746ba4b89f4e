package dev.coop.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the benchmarks that are named, or all: {@code mvn -B -Pbench verify -DskipTests}. Each compares the packaged program
 * with the {@code incus} command, both as a user runs them, or says what the desktop costs. They want a machine that does nothing else.
 */
final class Benchmarks {
    private Benchmarks() {}

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("version", new VersionBenchmark());
        all.put("list-2", new ListBenchmark(2, true, 6));
        all.put("list-100", new ListBenchmark(100, false, 2));
        all.put("lock-10", new LockBenchmark(10, 300));
        all.put("create", new CreateBenchmark());
        all.put("snapshot-list", new SnapshotListBenchmark());
        all.put("snapshot-restore", new SnapshotRestoreBenchmark());
        all.put("snapshot-diff", new SnapshotDiffBenchmark());
        all.put("desktop", new DesktopBenchmark(5, 2));
        all.put("window-1000", new ManyContainersBenchmark(1000));
        return all;
    }

    public static void main(String[] names) throws IOException, InterruptedException {
        Map<String, Benchmark> all = all();
        Report report = new Report(System.out);
        for (String name : names.length == 0 ? all.keySet() : List.of(names)) {
            Benchmark benchmark = all.get(name);
            if (benchmark == null) {
                throw new IllegalArgumentException("there is no benchmark \"" + name + "\", only " + all.keySet());
            }
            benchmark.run(report);
        }
    }
}
