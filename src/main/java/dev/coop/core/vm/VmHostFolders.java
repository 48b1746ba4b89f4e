package dev.coop.core.vm;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.Endpoint;
import dev.coop.vm.SharedFolders;
import dev.coop.vm.VmBackend;
import dev.coop.vm.VmBackends;
import java.nio.file.Path;
import java.util.Optional;

/** What the virtual machine sees, when it is one that the endpoint leads to. */
public final class VmHostFolders implements HostFolders {
    private final VmBackends backends;
    private final Endpoint endpoint;
    private final String instance;

    /** @param instance the virtual machine that the settings mean */
    public VmHostFolders(VmBackends backends, Endpoint endpoint, String instance) {
        this.backends = backends;
        this.endpoint = endpoint;
        this.instance = instance;
    }

    @Override
    public void requireVisible(Path real, boolean writable) {
        if (!(endpoint instanceof Endpoint.UnixSocket unix)) {
            return;
        }
        Optional<VmBackend> backend = backends.owner(unix.path(), instance);
        Optional<SharedFolders> shared = backend.flatMap(each -> each.sharedFolders(instance));
        if (backend.isEmpty() || shared.isEmpty()) {
            return;
        }
        Optional<SharedFolders.Share> share = shared.get().of(real);
        if (share.isEmpty()) {
            throw refused(backend.get(), real + " is not visible in the virtual machine that containers run in", real);
        }
        if (writable && !share.get().writable()) {
            throw refused(
                    backend.get(),
                    "The virtual machine that containers run in sees " + real + " read-only",
                    share.get().folder());
        }
    }

    private CoopException refused(VmBackend backend, String problem, Path folder) {
        String hint = "use a folder below your home folder, or share this one: ";
        if (!backend.name().equals("colima")) {
            hint += "limactl stop " + instance + " && limactl edit " + instance + " (mounts), then coop vm start";
        } else if (folder.toString().contains(" ")) {
            hint = "use a folder below your home folder; Colima cannot share a path with spaces";
        } else {
            hint += "coop vm stop, then colima start --profile " + instance + " --mount ~:w --mount " + folder + ":w";
        }
        return new CoopException(Kind.USAGE, problem, hint);
    }
}
