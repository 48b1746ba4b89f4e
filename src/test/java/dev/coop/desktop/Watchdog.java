package dev.coop.desktop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Finds what holds the JavaFX thread. It asks the thread for a sign again and again; a wait for it counts as a hold when
 * the thread used the processor or was blocked for so long. That it got no processor, on a busy machine, is nobody's
 * fault and does not count.
 */
final class Watchdog implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMillis(100);
    private static final long STEP_MILLIS = 5;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<String> holds = Collections.synchronizedList(new ArrayList<>());
    private final long fx;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watch;

    Watchdog() throws Exception {
        fx = DesktopFixture.onUi(() -> Thread.currentThread().threadId());
        watch = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }

    private void watch() {
        try {
            do {
                CountDownLatch sign = new CountDownLatch(1);
                long used = threads.getThreadCpuTime(fx);
                long blocked = 0;
                String where = "";
                Platform.runLater(sign::countDown);
                while (!sign.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                    ThreadInfo now = threads.getThreadInfo(fx, 40);
                    blocked += now.getThreadState() == Thread.State.RUNNABLE ? 0 : STEP_MILLIS;
                    where = Arrays.stream(now.getStackTrace())
                            .map(StackTraceElement::toString)
                            .filter(line -> line.contains("dev.coop") || line.startsWith("javafx"))
                            .limit(8)
                            .collect(Collectors.joining("\n    "));
                }
                long busy = TimeUnit.NANOSECONDS.toMillis(threads.getThreadCpuTime(fx) - used);
                if (Math.max(busy, blocked) > LIMIT.toMillis()) {
                    holds.add(busy + " ms of processor, blocked " + blocked + " ms, last at\n    " + where);
                }
            } while (!closed.await(STEP_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            // Closed while the thread was held.
        }
    }

    /** What was held so far. */
    List<String> holds() {
        return List.copyOf(holds);
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        watch.interrupt();
        watch.join();
    }
}
