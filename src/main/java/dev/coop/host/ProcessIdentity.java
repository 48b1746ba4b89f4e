package dev.coop.host;

import java.time.Instant;
import java.util.Optional;

/**
 * A process, so that another one can tell later whether it still runs.
 *
 * @param boot the run of the computer
 * @param start tells it from a later one with the same number
 */
public record ProcessIdentity(String boot, long pid, String start) {

    public static ProcessIdentity current() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessIdentity(BootId.current(), self.pid(), startOf(self));
    }

    /** As {@link #text} wrote it; empty for anything else. */
    public static Optional<ProcessIdentity> parse(String text) {
        String[] parts = text.split(" ", -1);
        return parts.length == 3 && parts[1].matches("\\d{1,18}")
                ? Optional.of(new ProcessIdentity(parts[0], Long.parseLong(parts[1]), parts[2]))
                : Optional.empty();
    }

    public String text() {
        return boot + " " + pid + " " + start;
    }

    /** Whether it still runs, as far as this computer can tell. */
    public boolean runs() {
        return boot.equals(BootId.current())
                && ProcessHandle.of(pid)
                        .map(process -> startOf(process).equals(start))
                        .orElse(false);
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
