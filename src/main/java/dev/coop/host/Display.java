package dev.coop.host;

import java.util.Map;

/** Whether a window can be opened. */
public final class Display {
    private Display() {}

    /** JavaFX on Linux speaks X11 only, which Wayland's sessions offer too. */
    public static boolean isThere(Os os, Map<String, String> environment) {
        return os == Os.MACOS
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || "Headless".equals(System.getProperty("glass.platform"));
    }
}
