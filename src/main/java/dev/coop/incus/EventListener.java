package dev.coop.incus;

/**
 * Hears events. The methods are called one at a time, on a thread of the stream; what takes long belongs elsewhere.
 */
@FunctionalInterface
public interface EventListener {

    void event(Event event);

    /**
     * The stream is open, for the first time or again. Incus replays nothing: whoever keeps a picture of the server
     * fetches it anew now.
     */
    default void connected() {}

    /** The stream could not be opened or broke. It tries again by itself. */
    default void disconnected(IncusException why) {}
}
