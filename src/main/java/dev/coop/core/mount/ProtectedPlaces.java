package dev.coop.core.mount;

import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The places of this machine that no container may see. */
record ProtectedPlaces(List<Path> places) {
    private static final List<String> OF_THE_SYSTEM = List.of(
            "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/libx32", "/opt", "/proc", "/root", "/run",
            "/sbin", "/sys", "/usr", "/var");
    private static final List<String> OF_MACOS =
            List.of("/System", "/Library", "/Applications", "/private", "/cores", "/Network", "/Volumes");
    private static final List<String> OF_THE_HOME = List.of(
            ".ssh",
            ".gnupg",
            ".aws",
            ".azure",
            ".kube",
            ".docker",
            ".netrc",
            ".npmrc",
            ".pypirc",
            ".git-credentials",
            ".config/gh",
            ".config/gcloud",
            ".anthropic",
            ".claude",
            ".codex",
            ".password-store",
            ".mozilla",
            ".config/google-chrome",
            ".config/chromium",
            ".local/share/keyrings",
            ".colima",
            ".lima",
            "Library");

    static ProtectedPlaces of(Account account, Folders folders, Os os) {
        List<Path> places = new ArrayList<>();
        Path home = account.home();
        OF_THE_SYSTEM.stream().map(Path::of).forEach(places::add);
        if (os == Os.MACOS) {
            OF_MACOS.stream().map(Path::of).forEach(places::add);
        }
        OF_THE_HOME.stream().map(home::resolve).forEach(places::add);
        // Also where Coop's own are by default: whoever starts Coop can send it elsewhere.
        for (Folders own : List.of(folders, Folders.from(Map.of(), home))) {
            places.addAll(List.of(own.config(), own.data(), own.cache()));
        }
        return new ProtectedPlaces(List.copyOf(places));
    }
}
