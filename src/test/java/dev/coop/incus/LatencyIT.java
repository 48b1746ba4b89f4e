package dev.coop.incus;

import dev.coop.testing.IncusFixture;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** How long calls take, in the median. The bounds are many times what is usual, so that they hold on a busy machine. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("measures-time")
class LatencyIT {
    @RegisterExtension
    static final IncusFixture incus = new IncusFixture();

    @BeforeAll
    static void launch() {
        incus.boot("c");
    }

    private static double median(String what, int times, Runnable call) {
        for (int i = 0; i < times / 2; i++) {
            call.run();
        }
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            call.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        double median = nanos[times / 2] / 1e6;
        System.out.printf(
                Locale.ROOT, "latency of %s: median %.2f ms, p90 %.2f ms%n", what, median, nanos[times * 9 / 10] / 1e6);
        return median;
    }

    @Test
    void reading_takes_a_moment() {
        assertThat(median("server", 100, () -> incus.client().server())).isLessThan(10);
        assertThat(median(
                        "instances().get", 100, () -> incus.client().instances().get("c")))
                .isLessThan(20);
        assertThat(median("instances().list", 100, () -> incus.client()
                        .instances()
                        .list()))
                .isLessThan(50);
    }

    @Test
    void changing_takes_a_moment() {
        assertThat(median("profiles().update", 50, () -> {
                    Profile profile = incus.client().profiles().get("default");
                    incus.client().profiles().update(profile);
                }))
                .isLessThan(500);
    }

    @Test
    void running_a_command_takes_a_moment() {
        Exec exec = incus.client().instances().exec("c");
        assertThat(median("exec without a terminal", 30, () -> exec.run(ExecRequest.of("true"))))
                .isLessThan(200);
        assertThat(median("exec in a terminal", 30, () -> {
                    try (ExecSession session =
                            exec.start(ExecRequest.of("true").terminal(new ExecRequest.TerminalSize(80, 24)))) {
                        session.waitFor();
                    }
                }))
                .isLessThan(200);
    }

    @Test
    void killing_a_command_takes_a_moment() {
        Exec exec = incus.client().instances().exec("c");
        assertThat(median("start and kill", 20, () -> exec.start(ExecRequest.of("sleep", "100"))
                        .close()))
                .isLessThan(500);
        assertThat(median("start and kill in a terminal", 20, () -> exec.start(
                                ExecRequest.of("sleep", "100").terminal(new ExecRequest.TerminalSize(80, 24)))
                        .close()))
                .isLessThan(500);
    }
}
