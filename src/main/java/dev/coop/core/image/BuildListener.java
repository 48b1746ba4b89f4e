package dev.coop.core.image;

import java.time.Duration;

/** Hears how far a build is. Called from the thread that builds, but for {@link #log}, which may come from another. */
public interface BuildListener {
    BuildListener NONE = new BuildListener() {};

    /** @param total how many steps there are, those that are already done included */
    default void begins(String recipe, int total) {}

    /** @param number from 1 */
    default void stepStarted(int number, String title) {}

    /** @param reused whether an earlier build had done it */
    default void stepFinished(int number, String title, Duration took, boolean reused) {}

    /** A line that a step printed. */
    default void log(String line) {}

    default void warning(String text) {}
}
