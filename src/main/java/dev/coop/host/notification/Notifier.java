package dev.coop.host.notification;

import dev.coop.host.Os;
import java.time.Duration;
import java.util.Map;

/** Shows notifications. */
public interface Notifier {

    /** The system's own. Nothing is loaded or asked before the first notification. */
    static Notifier of(Os os, Map<String, String> environment) {
        return os == Os.MACOS ? new MacNotifier("osascript", "ioreg") : new DBusNotifier(environment);
    }

    /**
     * Shows a notification that asks for attention and that the system does not keep. Returns when the system has
     * accepted it.
     *
     * @param title the caller's to wipe; no copy is kept longer than it takes
     * @param body plain text
     * @param time after which nobody needs it any more
     * @throws NotShownException when nobody could see it
     */
    Posted post(char[] title, String body, Duration time) throws NotShownException, InterruptedException;

    /**
     * Returns when somebody is there who would show one, without showing any.
     *
     * @throws NotShownException when nobody could see it
     */
    void require() throws NotShownException, InterruptedException;

    /** A notification that was accepted. */
    interface Posted extends AutoCloseable {
        /** Takes it away, as far as the system can. Never throws. */
        @Override
        void close();
    }
}
