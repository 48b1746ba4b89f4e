package dev.coop.vm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which virtual machine is meant, and how a new one is made.
 *
 * @param priority of the backends, {@code colima} and {@code lima}; other names are passed over
 * @param instance the name of the Colima profile or Lima instance
 * @param memoryGb in GiB
 * @param diskGb in GiB
 * @param vmType {@code vz} or {@code qemu}; null for what suits this machine
 * @param rosetta whether programs for Intel run in it on an Apple processor
 * @param arch {@code aarch64} or {@code x86_64}; null for this machine's
 * @param autoStart whether a command that needs it starts it
 */
public record VmSettings(
        List<String> priority,
        String instance,
        int cpus,
        int memoryGb,
        int diskGb,
        @Nullable String vmType,
        boolean rosetta,
        @Nullable String arch,
        boolean autoStart) {

    public VmSettings {
        priority = List.copyOf(priority);
    }
}
