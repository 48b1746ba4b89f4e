package dev.coop.vm;

import org.jspecify.annotations.Nullable;

/**
 * What the user wants a virtual machine to have, over the settings. Null leaves it as it is, or as the settings have it
 * when the machine is made.
 *
 * @param memoryGb in GiB
 * @param diskGb in GiB; a disk only grows
 */
public record VmResources(
        @Nullable Integer cpus,
        @Nullable Integer memoryGb,
        @Nullable Integer diskGb) {
    public static final VmResources UNCHANGED = new VmResources(null, null, null);
}
