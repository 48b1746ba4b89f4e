package dev.coop.vm;

import dev.coop.host.Os;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where Colima and Lima keep their files. */
final class VmFolders {
    private final Map<String, String> environment;
    private final Path home;
    private final Os os;

    VmFolders(Map<String, String> environment, Path home, Os os) {
        this.environment = environment;
        this.home = home;
        this.os = os;
    }

    Path home() {
        return home;
    }

    /** Colima's own order (config/files.go): what is set counts if it exists, then what exists, then what is usual. */
    Path colima() {
        @Nullable String set = environment.get("COLIMA_HOME");
        if (set != null && !set.isBlank() && Files.exists(Path.of(set))) {
            return Path.of(set);
        }
        Path usual = home.resolve(".colima");
        if (Files.exists(usual)) {
            return usual;
        }
        @Nullable String xdg = environment.get("XDG_CONFIG_HOME");
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg, "colima");
        }
        Path config = home.resolve(".config/colima");
        return os == Os.MACOS && !Files.exists(config) ? usual : config;
    }

    /** Lima's home as Colima uses it. */
    Path limaOfColima() {
        return limaHome(colima().resolve("_lima"));
    }

    Path lima() {
        return limaHome(home.resolve(".lima"));
    }

    private Path limaHome(Path otherwise) {
        @Nullable String set = environment.get("LIMA_HOME");
        return set != null && !set.isBlank() ? Path.of(set) : otherwise;
    }

    List<Path> colimaSockets(String profile) {
        Path folder = colima().resolve(shortName(profile));
        // The second one is Colima's before 0.8.
        return List.of(folder.resolve("incus.sock"), folder.resolve("sock"));
    }

    List<Path> limaSockets(String instance) {
        return List.of(lima().resolve(instance).resolve("sock/incus.sock"));
    }

    /** What Colima calls a profile in its own listing and folders (config/profile.go). */
    static String shortName(String profile) {
        return profile.isEmpty() || profile.equals("colima")
                ? "default"
                : profile.startsWith("colima-") ? profile.substring("colima-".length()) : profile;
    }

    /** What Lima calls the machine of a Colima profile. */
    static String limaName(String profile) {
        String name = shortName(profile);
        return name.equals("default") ? "colima" : "colima-" + name;
    }
}
