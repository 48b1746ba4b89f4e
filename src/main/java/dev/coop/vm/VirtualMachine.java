package dev.coop.vm;

import org.jspecify.annotations.Nullable;

/**
 * A virtual machine as its program describes it. What is unknown is null.
 *
 * @param backend {@code colima} or {@code lima}
 * @param arch as Linux names it
 * @param memoryBytes what it was given
 * @param diskBytes what it was given
 * @param address by which this machine reaches it
 * @param runtime what Colima runs in it; null when Colima does not know, and for Lima
 */
public record VirtualMachine(
        String backend,
        String instance,
        Status status,
        @Nullable String arch,
        @Nullable Integer cpus,
        @Nullable Long memoryBytes,
        @Nullable Long diskBytes,
        @Nullable String address,
        @Nullable String runtime) {

    public enum Status {
        RUNNING,
        STOPPED,
        /** Half of it runs: it must be stopped by force before it can start. */
        BROKEN,
        /** Any other: being made, starting. */
        CHANGING;

        static Status of(@Nullable String text) {
            return switch (text == null ? "" : text) {
                case "Running" -> RUNNING;
                case "Stopped" -> STOPPED;
                case "Broken" -> BROKEN;
                default -> CHANGING;
            };
        }
    }
}
