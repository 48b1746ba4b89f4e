package dev.coop.vm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which virtual machine is meant, and how a new one is made.
 *
 * @param backend {@code colima} or {@code lima} when only that one may be used, else null
 * @param priority of the backends that are installed
 * @param instance the name of the Colima profile or Lima instance
 * @param memoryGb in GiB
 * @param diskGb in GiB
 * @param vmType {@code vz} or {@code qemu}; null for what suits this machine
 * @param rosetta whether programs for Intel run in it on an Apple processor
 * @param arch {@code aarch64} or {@code x86_64}; null for this machine's
 * @param autoStart whether a command that needs it starts it
 */
public record VmSettings(
        @Nullable String backend,
        List<String> priority,
        String instance,
        int cpus,
        int memoryGb,
        int diskGb,
        @Nullable String vmType,
        boolean rosetta,
        @Nullable String arch,
        boolean autoStart) {

    public static final VmSettings DEFAULTS =
            new VmSettings(null, List.of("colima", "lima"), "incus", 4, 8, 100, null, true, null, true);

    public VmSettings {
        priority = List.copyOf(priority);
    }

    public VmSettings withInstance(String name) {
        return new VmSettings(backend, priority, name, cpus, memoryGb, diskGb, vmType, rosetta, arch, autoStart);
    }

    public VmSettings withBackend(@Nullable String name) {
        return new VmSettings(name, priority, instance, cpus, memoryGb, diskGb, vmType, rosetta, arch, autoStart);
    }
}
