package dev.coop.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What kind of machine this is.
 *
 * @param arch of the processor, as Linux names it: {@code aarch64} or {@code x86_64}
 * @param osMajor the first number of the system's version, such as 15 for macOS 15.1
 */
public record Machine(Os os, String arch, int osMajor) {
    public static Machine current() {
        Os os = Os.current();
        String arch = arch(System.getProperty("os.arch", ""));
        if (os == Os.MACOS && arch.equals("x86_64") && isTranslated()) {
            arch = "aarch64";
        }
        return new Machine(os, arch, major(System.getProperty("os.version", "")));
    }

    /** A processor architecture as Linux names it, from any of its names. */
    public static String arch(String name) {
        return switch (name) {
            case "arm64", "aarch64" -> "aarch64";
            case "amd64", "x86_64", "x86-64" -> "x86_64";
            default -> name;
        };
    }

    private static int major(String version) {
        String digits = version.split("\\D", 2)[0];
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** Whether this is a program for Intel on an Apple processor. */
    private static boolean isTranslated() {
        try {
            return new ProgramCall(
                            List.of("/usr/sbin/sysctl", "-n", "hw.optional.arm64"), Map.of(), Duration.ofSeconds(5))
                    .run()
                    .out()
                    .strip()
                    .equals("1");
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
