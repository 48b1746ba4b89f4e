package dev.coop.vm;

import dev.coop.host.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The description of a new virtual machine for Lima: {@code lima.yaml} among the resources, with the numbers filled in. */
final class LimaTemplate {
    private LimaTemplate() {}

    static String of(VmSettings settings, VmResources resources, Machine machine) {
        String arch = ColimaFlags.arch(settings, machine);
        String type = ColimaFlags.type(settings, machine, arch);
        boolean rosetta = type.equals("vz") && arch.equals("aarch64") && settings.rosetta();
        return text().replace("@VM_TYPE@", type)
                .replace("@ARCH@", arch)
                .replace("@ROSETTA@", Boolean.toString(rosetta))
                .replace("@CPUS@", number(resources.cpus(), settings.cpus()))
                .replace("@MEMORY_GIB@", number(resources.memoryGb(), settings.memoryGb()))
                .replace("@DISK_GIB@", number(resources.diskGb(), settings.diskGb()));
    }

    private static String number(@org.jspecify.annotations.Nullable Integer wanted, int otherwise) {
        return Integer.toString(Objects.requireNonNullElse(wanted, otherwise));
    }

    private static String text() {
        try (InputStream stream = LimaTemplate.class.getResourceAsStream("lima.yaml")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
