package dev.coop.host;

import java.util.Locale;

/** The operating systems that Coop runs on. */
public enum Os {
    LINUX,
    MACOS;

    public static Os current() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac") ? MACOS : LINUX;
    }
}
