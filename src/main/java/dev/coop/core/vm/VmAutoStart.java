package dev.coop.core.vm;

import dev.coop.core.settings.Settings;
import dev.coop.incus.Endpoint;
import dev.coop.vm.VmBackends;
import dev.coop.vm.VmSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts a stopped virtual machine for a command that is about to need it, when the settings allow it. */
public final class VmAutoStart {
    private final Supplier<VmService> vm;
    private final Supplier<VmBackends> backends;
    private final VmSettings settings;

    public VmAutoStart(Supplier<VmService> vm, Supplier<VmBackends> backends, Settings settings) {
        this.vm = vm;
        this.backends = backends;
        this.settings = VmService.settings(settings);
    }

    /**
     * Does nothing when somebody answers at the endpoint, or when it is no virtual machine's. One that should run and does
     * not answer is left alone, because restarting it would stop what runs in it.
     *
     * @param remark hears of it before it begins
     */
    public void ensure(Endpoint endpoint, Consumer<String> remark) {
        if (!settings.autoStart()
                || !(endpoint instanceof Endpoint.UnixSocket unix)
                || isLocal(unix.path())
                || SocketProbe.accepts(unix.path())
                || !mayBeInVm(unix)) {
            return;
        }
        VmStatus status = vm.get().status();
        if (status.state() != VmStatus.State.STOPPED) {
            return;
        }
        remark.accept("The virtual machine \"" + status.instance() + "\" is stopped; starting it (vm.auto_start)");
        vm.get().start(VmRequest.UNCHANGED, VmProgress.NONE, question -> {});
    }

    /** Spares a command on Linux, where its start is counted in milliseconds, all of it. */
    private static boolean isLocal(Path socket) {
        return (socket.startsWith("/run") || socket.startsWith("/var")) && Files.exists(socket);
    }

    /** A socket of the machine's own that is there belongs to an Incus that is stopped, which is another matter. */
    private boolean mayBeInVm(Endpoint.UnixSocket endpoint) {
        return isOfVm(endpoint.path())
                || (!Files.exists(endpoint.path())
                        && endpoint.candidates().stream().anyMatch(this::isOfVm));
    }

    private boolean isOfVm(Path socket) {
        return backends.get().owner(socket, settings.instance()).isPresent();
    }
}
