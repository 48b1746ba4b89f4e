package dev.coop.desktop.task;

import dev.coop.core.failure.CoopException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs the services, which block, away from the JavaFX thread, and brings what they say back to it. */
public interface BackgroundTasks {

    /**
     * Starts work in the background.
     *
     * @param done gets the result on the JavaFX thread
     * @param failed gets what went wrong on the JavaFX thread, also when the work was cancelled
     */
    <T> Job start(Callable<T> work, Consumer<? super T> done, Consumer<CoopException> failed);

    /** Starts work that has no result. */
    default Job run(Runnable work, Runnable done, Consumer<CoopException> failed) {
        return start(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                },
                result -> done.run(),
                failed);
    }

    /** Starts work that nothing may cut short, such as closing a connection; even the end of the desktop waits for it. */
    void finish(Runnable work);

    /** Does something on the JavaFX thread, soon, in the order of the calls. */
    void onUi(Runnable action);

    /** Does something on the JavaFX thread again and again until it is cancelled, the first time after one period. */
    Job every(Duration period, Runnable action);

    /** Work under way. */
    interface Job {
        /** Interrupts it. Nothing happens when it has ended. */
        void cancel();
    }
}
