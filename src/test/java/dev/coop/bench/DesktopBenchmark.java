package dev.coop.bench;

import dev.coop.testing.CoopFixture;
import dev.coop.testing.SocketProxy;
import dev.coop.testing.TestSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The packaged desktop in a window on a display of its own: how soon it lists its containers, what it uses of the
 * processor while nobody touches it, and the memory that it holds with terminals open. Wants Xvfb and xdotool.
 */
record DesktopBenchmark(int containers, int terminals) implements Benchmark {
    private static final int ROUNDS = 5;

    /** Until the window takes itself for unused, and what the start left behind is done. */
    private static final Duration SETTLING = Duration.ofSeconds(90);

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration SHELL_OPENS = Duration.ofSeconds(5);

    // Of the list in the window, in pixels. A double click opens a terminal.
    private static final int ROW_X = 100;
    private static final int FIRST_ROW_Y = 182;
    private static final int ROW = 53;

    /** What the window asks for first when it has listed a container that runs. */
    private static final String LISTED = "/state";

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        AtomicReference<CountDownLatch> listed = new AtomicReference<>(new CountDownLatch(1));
        try (CoopFixture fixture = new CoopFixture();
                VirtualDisplay display = new VirtualDisplay()) {
            fixture.open();
            BenchContainers.make(fixture.incus(), containers, true);
            try (SocketProxy proxy =
                    new SocketProxy(fixture.folder().resolve("proxy.socket"), TestSocket.endpoint(), (line, pass) -> {
                        if (line.contains(LISTED)) {
                            listed.get().countDown();
                        }
                        pass.on();
                    })) {
                Map<String, String> environment = new HashMap<>(fixture.environment());
                environment.put("COOP_INCUS_SOCKET", proxy.endpoint().toString());
                environment.put("DISPLAY", display.name());
                Program desktop = new Program(List.of(CoopFixture.program().toString(), "desktop"), environment);
                List<Double> starts = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    listed.set(new CountDownLatch(1));
                    try (RunningDesktop running = new RunningDesktop(desktop)) {
                        starts.add(running.until(listed.get()));
                    }
                }
                report.figure("desktop, start to " + containers + " listed", Comparison.median(starts), "ms", 1200);
                listed.set(new CountDownLatch(1));
                try (RunningDesktop running = new RunningDesktop(desktop)) {
                    running.until(listed.get());
                    TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
                    report.figure("  its idle processor time", running.processorShare(IDLE), "% of one", 0.5);
                    for (int i = 0; i < terminals; i++) {
                        display.doubleClick(ROW_X, FIRST_ROW_Y + i * ROW);
                        TimeUnit.NANOSECONDS.sleep(SHELL_OPENS.toNanos());
                    }
                    report.figure("  its memory, " + terminals + " terminals", running.memory(), "MB", 300);
                }
            }
        }
    }
}
