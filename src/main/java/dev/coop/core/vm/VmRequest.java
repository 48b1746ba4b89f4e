package dev.coop.core.vm;

import org.jspecify.annotations.Nullable;

/**
 * What the user wants the virtual machine to have. Null leaves it as it is, or as the settings have it when it is made.
 *
 * @param memoryGb in GiB
 * @param diskGb in GiB; a disk only grows
 */
public record VmRequest(
        @Nullable Integer cpus,
        @Nullable Integer memoryGb,
        @Nullable Integer diskGb) {
    public static final VmRequest UNCHANGED = new VmRequest(null, null, null);
}
