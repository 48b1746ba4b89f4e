package dev.coop.desktop.toolkit;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Over the timer of whatever platform the test runs on. */
class RestingTimerTest {
    private final AtomicReference<@Nullable Timer> inner = new AtomicReference<>();

    @BeforeEach
    void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private RestingTimer timer(Runnable tick) {
        return new RestingTimer(tick, runnable -> {
            inner.set(Application.GetApplication().createTimer(runnable));
            return inner();
        });
    }

    private Timer inner() {
        return Objects.requireNonNull(inner.get());
    }

    @Test
    void aPausedTimerDoesNotRunAndTicksAgainAfterwards() throws Exception {
        CountDownLatch ticks = new CountDownLatch(4);
        AtomicReference<@Nullable RestingTimer> resting = new AtomicReference<>();
        RestingTimer timer = WaitForAsyncUtils.waitForAsyncFx(
                5000,
                () -> timer(() -> {
                    ticks.countDown();
                    Objects.requireNonNull(resting.get()).pause();
                }));
        resting.set(timer);
        timer.start(10);
        while (ticks.getCount() > 0) {
            WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> !inner().isRunning());
            assertThat(timer.isRunning()).as("for JavaFX it is only paused").isTrue();
            timer.resume();
        }
        timer.stop();
        assertThat(inner().isRunning()).isFalse();
        timer.resume();
        assertThat(inner().isRunning()).as("what is stopped does not come back").isFalse();
    }
}
