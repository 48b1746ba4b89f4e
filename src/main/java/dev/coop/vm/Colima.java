package dev.coop.vm;

import dev.coop.host.Machine;
import dev.coop.host.ProgramPath;
import dev.coop.vm.VirtualMachine.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Colima, whose runtime {@code incus} puts an Incus into its virtual machine. */
public final class Colima implements VmBackend {
    private static final String RUNTIME = "incus";
    private static final Duration ASK = Duration.ofSeconds(30);
    private static final Duration CREATE = Duration.ofMinutes(30);
    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofMinutes(3);

    private final VmTool tool;
    private final VmFolders folders;
    private final Machine machine;

    Colima(ProgramPath path, VmFolders folders, Machine machine) {
        this.tool = new VmTool("colima", title(), path);
        this.folders = folders;
        this.machine = machine;
    }

    @Override
    public String name() {
        return "colima";
    }

    @Override
    public String title() {
        return "Colima";
    }

    @Override
    public boolean isInstalled() {
        return tool.isInstalled();
    }

    @Override
    public Optional<VirtualMachine> find(String instance) {
        // Asked for one profile alone, Colima fails when there is none of that name.
        return Listings.parse(title(), tool.ask("list its virtual machines", ASK, "list", "--json")).stream()
                .filter(each -> VmFolders.shortName(instance).equals(each.get("name")))
                .findFirst()
                .map(each -> describe(instance, each));
    }

    private VirtualMachine describe(String instance, Map<String, Object> listed) {
        return new VirtualMachine(
                name(),
                instance,
                Status.of(Listings.text(listed, "status")),
                Listings.text(listed, "arch"),
                Listings.small(listed, "cpus"),
                Listings.number(listed, "memory"),
                Listings.number(listed, "disk"),
                Listings.text(listed, "address"),
                Listings.text(listed, "runtime"));
    }

    @Override
    public void start(VmSettings settings, VmResources resources, VmListener listener) {
        String instance = settings.instance();
        Optional<VirtualMachine> existing = find(instance);
        List<String> arguments = new ArrayList<>(List.of("start", "--profile", instance));
        if (existing.isPresent()) {
            requireIncus(existing.get());
        } else {
            refuseKeptDisk(instance);
        }
        // Without a runtime it was never started to the end, and Colima does not know yet what it is to be.
        if (existing.isEmpty() || existing.get().runtime() == null) {
            arguments.addAll(ColimaFlags.ofNew(settings, resources, machine));
        } else {
            arguments.addAll(ColimaFlags.ofExisting(resources));
        }
        try {
            tool.order(
                    "start the virtual machine \"" + instance + "\"",
                    existing.isPresent() ? START : CREATE,
                    listener,
                    arguments);
        } catch (VmException failure) {
            Shield.run(failure, () -> {
                stop(instance, true, VmListener.NONE);
                if (existing.isEmpty()) {
                    delete(instance, VmListener.NONE);
                }
            });
            throw failure;
        }
    }

    private void requireIncus(VirtualMachine existing) {
        String runtime = existing.runtime();
        if (runtime != null && !runtime.equals(RUNTIME)) {
            throw new VmException(
                    VmException.Kind.WRONG_STATE,
                    "Colima's virtual machine \"" + existing.instance() + "\" runs " + runtime
                            + " instead of Incus, which cannot be changed",
                    "name another one with COOP_VM_INSTANCE, or delete it, with all that is in it: coop vm delete");
        }
    }

    /** Colima would ask what is to become of it, and take silence for leave to wipe it. */
    private void refuseKeptDisk(String instance) {
        Path disk = folders.limaOfColima().resolve("_disks").resolve(VmFolders.limaName(instance));
        if (Files.isDirectory(disk)) {
            throw new VmException(
                    VmException.Kind.WRONG_STATE,
                    "Colima still has the disk of an earlier virtual machine \"" + instance
                            + "\", perhaps with containers on it",
                    "take it over with: colima start --profile " + instance
                            + " --runtime incus, or remove it with: coop vm delete");
        }
    }

    @Override
    public void stop(String instance, boolean force, VmListener listener) {
        List<String> arguments = new ArrayList<>(List.of("stop", "--profile", instance));
        if (force) {
            arguments.add("--force");
        }
        tool.order("stop the virtual machine \"" + instance + "\"", STOP, listener, arguments);
    }

    @Override
    public void delete(String instance, VmListener listener) {
        String doing = "delete the virtual machine \"" + instance + "\"";
        List<String> arguments = List.of("delete", "--profile", instance, "--force");
        List<String> withData = new ArrayList<>(arguments);
        // Newer ones keep the containers' disk otherwise, against what they are told to delete.
        withData.add("--data");
        try {
            tool.order(doing, STOP, listener, withData);
        } catch (VmException failure) {
            if (!failure.problem().contains("unknown flag")) {
                throw failure;
            }
            tool.order(doing, STOP, listener, arguments);
        }
    }

    @Override
    public int shell(String instance, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("ssh", "--profile", instance));
        if (!command.isEmpty()) {
            arguments.add("--");
            arguments.addAll(command);
        }
        return tool.interactive("open a shell in \"" + instance + "\"", arguments);
    }

    @Override
    public List<Path> sockets(String instance) {
        return folders.colimaSockets(instance);
    }

    @Override
    public Optional<SharedFolders> sharedFolders(String instance) {
        return SharedFolders.read(
                folders.limaOfColima().resolve(VmFolders.limaName(instance)).resolve("lima.yaml"), folders.home());
    }
}
