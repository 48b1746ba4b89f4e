package dev.coop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells one run of this computer from the next. */
public final class BootId {
    private static final Path FILE = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {}

    /** Empty where the system does not tell. */
    public static String current() {
        try {
            return Files.readString(FILE).strip();
        } catch (IOException _) {
            return "";
        }
    }
}
