package dev.coop.vm;

import dev.coop.host.Os;
import dev.coop.incus.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the socket of Incus. One that the user named counts alone; otherwise the places where Incus, Colima and Lima put
 * it, in that order.
 */
public final class EndpointFinder {
    private final Map<String, String> environment;
    private final Path home;
    private final Os os;

    public EndpointFinder(Map<String, String> environment, Path home, Os os) {
        this.environment = environment;
        this.home = home;
        this.os = os;
    }

    /**
     * @param configured from the settings, or null
     * @param vmInstance the name of the Colima profile or Lima instance
     */
    public Endpoint find(@Nullable String configured, String vmInstance) {
        @Nullable String named = environment.get("COOP_INCUS_SOCKET");
        if (named == null || named.isBlank()) {
            named = configured;
        }
        if (named != null && !named.isBlank()) {
            return new Endpoint.UnixSocket(Path.of(named.startsWith("unix://") ? named.substring(7) : named));
        }
        List<Path> candidates = new ArrayList<>();
        if (os == Os.LINUX) {
            candidates.addAll(local());
        }
        candidates.addAll(inVirtualMachines(vmInstance));
        return new Endpoint.UnixSocket(candidates);
    }

    /** Whether there is an Incus on this machine itself. */
    public boolean isLocal() {
        return os == Os.LINUX && local().stream().anyMatch(Files::exists);
    }

    /** Incus's own order of look-up (client/connection.go of Incus 6). */
    private List<Path> local() {
        List<Path> sockets = new ArrayList<>();
        @Nullable String socket = environment.get("INCUS_SOCKET");
        if (socket != null && !socket.isBlank()) {
            sockets.add(Path.of(socket));
        }
        @Nullable String folder = environment.get("INCUS_DIR");
        if (folder != null && !folder.isBlank()) {
            sockets.add(Path.of(folder, "unix.socket"));
        }
        sockets.add(Path.of("/run/incus/unix.socket"));
        sockets.add(Path.of("/var/lib/incus/unix.socket"));
        return sockets;
    }

    private List<Path> inVirtualMachines(String instance) {
        VmFolders folders = new VmFolders(environment, home, os);
        List<Path> sockets = new ArrayList<>(folders.colimaSockets(instance));
        sockets.addAll(folders.limaSockets(instance));
        return sockets;
    }
}
