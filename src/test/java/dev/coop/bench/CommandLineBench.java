package dev.coop.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Times the packaged command against {@code incus}, both as a user runs them, turn about so that a busy moment hits both.
 * Needs a built base image. Prints medians and their ratio.
 */
final class CommandLineBench {
    private static final int ROUNDS = 9;
    private static final String NAME = "coop-bench";

    private final String coop;

    private CommandLineBench(String coop) {
        this.coop = coop;
    }

    public static void main(String[] arguments) throws Exception {
        CommandLineBench bench = new CommandLineBench(arguments[0]);
        bench.clear();
        try {
            bench.create();
            bench.list();
        } finally {
            bench.clear();
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** From the command to a shell that could be opened, for a second container on. */
    private void create() throws IOException, InterruptedException {
        // The first unpacks the image.
        launch();
        delete();
        List<Double> incus = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            incus.add(milliseconds(this::launch));
            delete();
            own.add(milliseconds(() -> run(coop, "create", NAME)));
            delete();
        }
        report("create, until a shell is ready", own, "incus launch, address, exec true", incus);
    }

    private void launch() throws IOException, InterruptedException {
        run(
                "incus",
                "--project",
                "coop",
                "launch",
                "coop-agent-base",
                NAME,
                "--profile",
                "default",
                "--profile",
                "agent-sandbox");
        while (run("incus", "--project", "coop", "list", NAME, "-f", "csv", "-c", "4")
                .isBlank()) {
            // That call is the wait: 40 ms.
        }
        run("incus", "--project", "coop", "exec", NAME, "--", "true");
    }

    private void list() throws IOException, InterruptedException {
        launch();
        List<Double> incus = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            incus.add(milliseconds(() -> run("incus", "--project", "coop", "list", "-f", "csv")));
            own.add(milliseconds(() -> run(coop, "list")));
        }
        report("list", own, "incus list -f csv", incus);
    }

    private void delete() throws IOException, InterruptedException {
        run("incus", "--project", "coop", "delete", "--force", NAME);
    }

    private void clear() throws IOException, InterruptedException {
        if (!run("incus", "--project", "coop", "list", "^" + NAME + "$", "-f", "csv", "-c", "n")
                .isBlank()) {
            delete();
        }
    }

    private static double milliseconds(Work work) throws IOException, InterruptedException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(Arrays.toString(command) + ": " + output);
        }
        return output;
    }

    private static void report(String what, List<Double> own, String against, List<Double> incus) {
        double ownMedian = median(own);
        double incusMedian = median(incus);
        System.out.printf(
                Locale.ROOT,
                "%s: coop %.0f ms, %s %.0f ms, ratio %.2f (medians of %d)%n",
                what,
                ownMedian,
                against,
                incusMedian,
                ownMedian / incusMedian,
                own.size());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
