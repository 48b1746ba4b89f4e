package dev.coop.desktop.toolkit;

import com.sun.glass.ui.Timer;
import java.util.function.Function;

/**
 * A timer that does stop while it is paused. JavaFX pauses the timer of its pulses when there is nothing to draw, but on
 * Linux that does nothing, and the process wakes up sixty times a second for as long as it lives.
 */
final class RestingTimer extends Timer {
    private static final long STARTED = 1;

    private final Timer timer;
    private int period;
    private boolean paused;

    /** @param maker makes a timer of the system */
    RestingTimer(Runnable tick, Function<Runnable, Timer> maker) {
        super(tick);
        timer = maker.apply(tick);
    }

    /** Whether it is paused, and so costs nothing. */
    synchronized boolean isResting() {
        return paused;
    }

    @Override
    protected long _start(Runnable tick) {
        timer.start();
        return STARTED;
    }

    @Override
    protected long _start(Runnable tick, int millis) {
        period = millis;
        paused = false;
        timer.start(millis);
        return STARTED;
    }

    @Override
    protected void _stop(long started) {
        paused = false;
        timer.stop();
    }

    // Whoever calls holds this timer's lock.
    @Override
    protected void _pause(long started) {
        if (!paused && period > 0) {
            paused = true;
            timer.stop();
        }
    }

    @Override
    protected void _resume(long started) {
        if (paused) {
            paused = false;
            timer.start(period);
        }
    }
}
