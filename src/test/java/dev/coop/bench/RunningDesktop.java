package dev.coop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The desktop while it runs, as Linux sees it. */
final class RunningDesktop implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final long start = System.nanoTime();
    private final Process process;

    RunningDesktop(Program desktop) throws IOException {
        process = desktop.start();
    }

    /** How long after the start something came about, in milliseconds. */
    double until(CountDownLatch latch) throws IOException, InterruptedException {
        if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("the desktop did not list its containers in " + LIMIT.toSeconds() + " s");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** What it uses of one processor, in percent. */
    double processorShare(Duration time) throws InterruptedException {
        Duration before = used();
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        return 100.0 * used().minus(before).toNanos() / time.toNanos();
    }

    private Duration used() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** What it holds of the machine's memory, what it shares with others included, in MB. */
    double memory() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
