package dev.coop.vm;

import dev.coop.host.Machine;
import dev.coop.host.ProgramPath;
import dev.coop.vm.VirtualMachine.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lima, with a template of Coop's that puts an Incus into its virtual machine. */
public final class Lima implements VmBackend {
    private static final Duration ASK = Duration.ofSeconds(30);
    private static final Duration CREATE = Duration.ofMinutes(30);
    private static final Duration START = Duration.ofMinutes(12);
    private static final Duration STOP = Duration.ofMinutes(4);

    private final VmTool tool;
    private final VmFolders folders;
    private final Machine machine;

    Lima(ProgramPath path, VmFolders folders, Machine machine) {
        this.tool = new VmTool("limactl", title(), path);
        this.folders = folders;
        this.machine = machine;
    }

    @Override
    public String name() {
        return "lima";
    }

    @Override
    public String title() {
        return "Lima";
    }

    @Override
    public boolean isInstalled() {
        return tool.isInstalled();
    }

    @Override
    public Optional<VirtualMachine> find(String instance) {
        return Listings.parse(title(), tool.ask("list its virtual machines", ASK, "list", "--json")).stream()
                .filter(each -> instance.equals(each.get("name")))
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
                null,
                null);
    }

    @Override
    public void start(VmSettings settings, VmResources resources, VmListener listener) {
        String instance = settings.instance();
        boolean isNew = find(instance).isEmpty();
        String doing = "start the virtual machine \"" + instance + "\"";
        @Nullable Path template = null;
        try {
            if (isNew) {
                template = Files.createTempFile("coop-lima-", ".yaml");
                Files.writeString(template, LimaTemplate.of(settings, resources, machine));
                tool.order(
                        doing,
                        CREATE,
                        listener,
                        List.of("start", "--tty=false", "--name=" + instance, template.toString()));
            } else {
                edit(instance, resources, listener);
                tool.order(doing, START, listener, List.of("start", "--tty=false", instance));
            }
        } catch (IOException failure) {
            throw new VmException(
                    VmException.Kind.FAILED,
                    "The description of the virtual machine cannot be written: " + failure.getMessage(),
                    "see that there is space in the folder for temporary files",
                    failure);
        } catch (VmException failure) {
            Shield.run(failure, () -> {
                stop(instance, true, VmListener.NONE);
                if (isNew) {
                    delete(instance, VmListener.NONE);
                }
            });
            throw failure;
        } finally {
            delete(template);
        }
    }

    private static void delete(@Nullable Path template) {
        try {
            if (template != null) {
                Files.deleteIfExists(template);
            }
        } catch (IOException _) {
            // The system clears its temporary files away.
        }
    }

    private void edit(String instance, VmResources resources, VmListener listener) {
        List<String> arguments = new ArrayList<>(List.of("edit", "--tty=false"));
        add(arguments, "--cpus", resources.cpus());
        add(arguments, "--memory", resources.memoryGb());
        add(arguments, "--disk", resources.diskGb());
        if (!resources.equals(VmResources.UNCHANGED)) {
            arguments.add(instance);
            tool.order("change the virtual machine \"" + instance + "\"", STOP, listener, arguments);
        }
    }

    private static void add(List<String> arguments, String flag, @Nullable Integer value) {
        if (value != null) {
            arguments.add(flag + "=" + value);
        }
    }

    @Override
    public void stop(String instance, boolean force, VmListener listener) {
        tool.order(
                "stop the virtual machine \"" + instance + "\"",
                STOP,
                listener,
                force ? List.of("stop", "--force", instance) : List.of("stop", instance));
    }

    @Override
    public void delete(String instance, VmListener listener) {
        tool.order(
                "delete the virtual machine \"" + instance + "\"",
                STOP,
                listener,
                List.of("delete", "--force", instance));
    }

    @Override
    public int shell(String instance, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("shell", instance));
        arguments.addAll(command);
        return tool.interactive("open a shell in \"" + instance + "\"", arguments);
    }

    @Override
    public List<Path> sockets(String instance) {
        return folders.limaSockets(instance);
    }

    @Override
    public Optional<SharedFolders> sharedFolders(String instance) {
        return SharedFolders.read(folders.lima().resolve(instance).resolve("lima.yaml"), folders.home());
    }
}
