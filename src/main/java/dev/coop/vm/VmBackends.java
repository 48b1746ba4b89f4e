package dev.coop.vm;

import dev.coop.host.Machine;
import dev.coop.host.Os;
import dev.coop.host.ProgramPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs that Coop can ask for a virtual machine, and which of them is meant. */
public final class VmBackends {
    private final List<VmBackend> known;

    /** @param home of the user */
    public VmBackends(Map<String, String> environment, Path home, Machine machine) {
        Os os = machine.os();
        ProgramPath path = ProgramPath.from(environment, os);
        VmFolders folders = new VmFolders(environment, home, os);
        this.known = List.of(new Colima(path, folders, machine), new Lima(path, folders, machine));
    }

    /** Those that are installed, the preferred first. */
    public List<VmBackend> installed(VmSettings settings) {
        return settings.priority().stream()
                .flatMap(name -> known.stream().filter(each -> each.name().equalsIgnoreCase(name)))
                .filter(VmBackend::isInstalled)
                .toList();
    }

    /** The one that keeps the virtual machine; the preferred of those that are installed when none does. */
    public Optional<VmBackend> choose(VmSettings settings) {
        List<VmBackend> installed = installed(settings);
        if (installed.size() > 1) {
            for (VmBackend each : installed) {
                if (each.find(settings.instance()).isPresent()) {
                    return Optional.of(each);
                }
            }
        }
        return installed.stream().findFirst();
    }

    /** The one whose socket that is, installed or not. */
    public Optional<VmBackend> owner(Path socket, String instance) {
        return known.stream()
                .filter(each -> each.sockets(instance).contains(socket))
                .findFirst();
    }
}
