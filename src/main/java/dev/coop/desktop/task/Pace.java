package dev.coop.desktop.task;

import dev.coop.desktop.task.BackgroundTasks.Job;
import java.time.Duration;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * How often what nobody tells is looked at again: as often as wanted while somebody uses the window, seldom while it is
 * only open, and never while it cannot be seen. JavaFX thread only.
 */
public final class Pace {
    /** Between two looks while the window is only open. */
    public static final Duration SELDOM = Duration.ofSeconds(20);

    /** What the window gets of the user. */
    public enum Attention {
        /** It cannot be seen. */
        NONE,
        /** It can be seen, but is not used. */
        SIGHT,
        /** It has the keyboard, and was used a moment ago. */
        USE
    }

    private final BackgroundTasks tasks;
    private final ObservableValue<Attention> attention;

    public Pace(BackgroundTasks tasks, ObservableValue<Attention> attention) {
        this.tasks = tasks;
        this.attention = attention;
    }

    /** Whether the window is seen, but not used. */
    public boolean isSlow() {
        return attention.getValue() == Attention.SIGHT;
    }

    public boolean isStopped() {
        return attention.getValue() == Attention.NONE;
    }

    /**
     * Does something again and again until it is cancelled: the first time after one period, and at once whenever the
     * window gets more attention than before.
     *
     * @param period while the window is used
     */
    public Job every(Duration period, Runnable action) {
        return every(period, period.compareTo(SELDOM) > 0 ? period : SELDOM, action);
    }

    /** @param seldom while the window is only open */
    public Job every(Duration period, Duration seldom, Runnable action) {
        Loop loop = new Loop(period, seldom, action);
        return loop::cancel;
    }

    private final class Loop {
        private final Duration period;
        private final Duration seldom;
        private final Runnable action;
        private final Subscription following;
        private Attention last = attention.getValue();
        private Job current = () -> {};

        Loop(Duration period, Duration seldom, Runnable action) {
            this.period = period;
            this.seldom = seldom;
            this.action = action;
            begin();
            following = attention.subscribe((was, is) -> follow(is));
        }

        private void begin() {
            if (last != Attention.NONE) {
                current = tasks.every(last == Attention.USE ? period : seldom, action);
            }
        }

        private void follow(Attention now) {
            boolean more = now.compareTo(last) > 0;
            last = now;
            current.cancel();
            begin();
            if (more) {
                action.run();
            }
        }

        private void cancel() {
            following.unsubscribe();
            current.cancel();
        }
    }
}
