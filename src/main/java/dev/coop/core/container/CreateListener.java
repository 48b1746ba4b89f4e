package dev.coop.core.container;

import java.time.Duration;

/** Hears how far the making of a container is, on the thread that makes it (unpacking: on another). */
public interface CreateListener {
    CreateListener NONE = new CreateListener() {};

    default void started(CreatePhase phase) {}

    /** @param text a line such as {@code unpacking the image: 34 %} */
    default void progress(CreatePhase phase, String text) {}

    default void finished(CreatePhase phase, Duration took) {}

    /** Something that the user should know, though it goes on. */
    default void warning(String text) {}
}
