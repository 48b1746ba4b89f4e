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
        Path colima = colimaBase();
        return List.of(
                colima.resolve(instance).resolve("incus.sock"),
                // Colima before 0.8
                colima.resolve(instance).resolve("sock"),
                home.resolve(".lima").resolve(instance).resolve("sock/incus.sock"));
    }

    /** Colima's own order: COLIMA_HOME, ~/.colima when there is one, the XDG folder. */
    private Path colimaBase() {
        @Nullable String set = environment.get("COLIMA_HOME");
        if (set != null && !set.isBlank()) {
            return Path.of(set);
        }
        Path usual = home.resolve(".colima");
        if (Files.isDirectory(usual)) {
            return usual;
        }
        @Nullable String xdg = environment.get("XDG_CONFIG_HOME");
        return xdg != null && !xdg.isBlank() ? Path.of(xdg, "colima") : home.resolve(".config/colima");
    }
}
