package dev.coop.core.mount;

import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        OF_THE_SYSTEM.stream()
                .map(Path::of)
                // An account may live below one of them, as root does in /root: what is in its home is its own.
                .filter(place -> !home.startsWith(place))
                .forEach(places::add);
        if (os == Os.MACOS) {
            OF_MACOS.stream().map(Path::of).forEach(places::add);
        }
        OF_THE_HOME.stream().map(home::resolve).forEach(places::add);
        places.addAll(List.of(folders.config(), folders.data(), folders.cache()));
        return new ProtectedPlaces(List.copyOf(places));
    }
}
