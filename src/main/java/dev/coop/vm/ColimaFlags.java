package dev.coop.vm;

import dev.coop.host.Machine;
import dev.coop.host.Os;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The flags of {@code colima start}. Colima refuses flags that it does not have on this kind of machine, so only those are
 * given that it has: {@code --vm-type} from macOS 13 on, {@code --vz-rosetta} on Apple's processors alone.
 */
final class ColimaFlags {
    /** The first macOS with Apple's virtualization framework as Colima uses it. */
    private static final int MACOS_WITH_VZ = 13;

    private ColimaFlags() {}

    /** Of a machine that is made: runtime, architecture and type are fixed from then on. */
    static List<String> ofNew(VmSettings settings, VmResources resources, Machine machine) {
        String arch = arch(settings, machine);
        String type = type(settings, machine, arch);
        List<String> flags = new ArrayList<>(List.of("--runtime", "incus"));
        if (!arch.equals(machine.arch())) {
            flags.addAll(List.of("--arch", arch));
        }
        if (machine.os() == Os.MACOS) {
            flags.add("--network-address");
            if (machine.osMajor() >= MACOS_WITH_VZ) {
                flags.addAll(List.of("--vm-type", type));
                if (type.equals("vz") && arch.equals("aarch64") && settings.rosetta()) {
                    flags.add("--vz-rosetta");
                }
            }
        }
        flags.addAll(ofExisting(new VmResources(
                Objects.requireNonNullElse(resources.cpus(), settings.cpus()),
                Objects.requireNonNullElse(resources.memoryGb(), settings.memoryGb()),
                Objects.requireNonNullElse(resources.diskGb(), settings.diskGb()))));
        return flags;
    }

    /** Of a machine that is there: what may change, and nothing else. */
    static List<String> ofExisting(VmResources resources) {
        List<String> flags = new ArrayList<>();
        // --cpus is its name since 0.8.2, but every version understands this one.
        add(flags, "--cpu", resources.cpus());
        add(flags, "--memory", resources.memoryGb());
        add(flags, "--disk", resources.diskGb());
        return flags;
    }

    private static void add(List<String> flags, String flag, @Nullable Integer value) {
        if (value != null) {
            flags.add(flag);
            flags.add(value.toString());
        }
    }

    static String arch(VmSettings settings, Machine machine) {
        @Nullable String wanted = settings.arch();
        if (wanted == null || wanted.isBlank() || wanted.equals("host") || wanted.equals("default")) {
            return machine.arch();
        }
        String arch = Machine.arch(wanted);
        if (!List.of("aarch64", "x86_64").contains(arch)) {
            throw new VmException(
                    VmException.Kind.USAGE,
                    "There is no architecture \"" + wanted + "\" for a virtual machine",
                    "set vm.arch to aarch64 or x86_64, or leave it out");
        }
        return arch;
    }

    /** {@code vz} or {@code qemu}. */
    static String type(VmSettings settings, Machine machine, String arch) {
        @Nullable String wanted = settings.vmType();
        boolean vzIsThere = machine.os() == Os.MACOS && machine.osMajor() >= MACOS_WITH_VZ;
        boolean ofThisKind = arch.equals(machine.arch());
        if (wanted == null || wanted.isBlank() || wanted.equals("auto") || wanted.equals("default")) {
            return vzIsThere && ofThisKind ? "vz" : "qemu";
        }
        if (wanted.equals("qemu")) {
            return wanted;
        }
        if (!wanted.equals("vz")) {
            throw new VmException(
                    VmException.Kind.USAGE,
                    "There is no type \"" + wanted + "\" of virtual machines",
                    "set vm.vm_type to vz or qemu, or leave it out");
        }
        if (machine.os() != Os.MACOS) {
            // The setting came along from a Mac.
            return "qemu";
        }
        if (!vzIsThere || !ofThisKind) {
            throw new VmException(
                    VmException.Kind.USAGE,
                    vzIsThere
                            ? "A virtual machine of type vz cannot have another processor's architecture"
                            : "A virtual machine of type vz needs macOS " + MACOS_WITH_VZ + " or later",
                    "set vm.vm_type to qemu, or leave it out");
        }
        return wanted;
    }
}
