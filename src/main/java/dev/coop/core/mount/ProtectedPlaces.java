package dev.coop.core.mount;

import dev.coop.host.Account;
import dev.coop.host.Accounts;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The places of this machine that are not everybody's. Settings and the environment can add to them, never remove. */
final class ProtectedPlaces {
    private static final String COOP = "Coop's own";
    private static final String SYSTEM = "part of the system";
    private static final String CREDENTIALS = "a place of credentials";

    private static final List<String> KERNEL = List.of("/proc", "/sys", "/dev", "/run");

    /** State and sockets of what runs containers and virtual machines as root. */
    private static final List<String> ENGINES = List.of(
            "/var/lib/incus",
            "/var/log/incus",
            "/var/cache/incus",
            "/var/lib/lxc",
            "/var/lib/lxcfs",
            "/var/lib/lxd",
            "/var/snap/lxd",
            "/var/lib/docker",
            "/var/lib/containerd",
            "/var/lib/containers",
            "/var/lib/libvirt");

    private static final List<String> ENGINES_IN_THE_HOME = List.of(
            ".config/incus",
            ".config/lxc",
            ".colima",
            ".config/colima",
            ".lima",
            ".docker/run",
            ".docker/desktop",
            ".orbstack",
            ".rd",
            ".local/share/containers",
            ".local/share/docker",
            ".config/containers",
            "Library/Containers/com.docker.docker",
            "Library/Group Containers/group.com.docker");

    private static final List<String> OF_THE_SYSTEM = List.of(
            "/bin",
            "/boot",
            "/efi",
            "/etc",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/opt",
            "/root",
            "/sbin",
            "/snap",
            "/usr",
            "/var",
            "/nix",
            "/gnu",
            "/lost+found");

    private static final List<String> OF_MACOS =
            List.of("/System", "/Library", "/Applications", "/private", "/cores", "/Network", "/Volumes");

    /** Where sockets of the system are on macOS. */
    private static final String VAR_RUN = "/private/var/run";

    /** What is in them is free, as far as it is not named elsewhere. */
    private static final List<String> COMMON = List.of("/tmp", "/mnt", "/media", "/srv");

    private static final List<String> CREDENTIALS_IN_THE_HOME = List.of(
            ".ssh",
            ".gnupg",
            ".pki",
            ".aws",
            ".azure",
            ".kube",
            ".docker",
            ".netrc",
            "_netrc",
            ".authinfo",
            ".npmrc",
            ".yarnrc.yml",
            ".pypirc",
            ".gem/credentials",
            ".cargo/credentials",
            ".cargo/credentials.toml",
            ".m2/settings.xml",
            ".m2/settings-security.xml",
            ".gradle/gradle.properties",
            ".git-credentials",
            ".config/git/credentials",
            ".config/gh",
            ".config/glab-cli",
            ".config/hub",
            ".config/gcloud",
            ".config/doctl",
            ".config/op",
            ".config/rclone",
            ".config/sops",
            ".config/age",
            ".terraform.d",
            ".terraformrc",
            ".vault-token",
            ".oci",
            ".fly",
            ".databrickscfg",
            ".snowflake",
            ".pgpass",
            ".my.cnf",
            ".anthropic",
            ".claude",
            ".claude.json",
            ".config/claude",
            ".codex",
            ".gemini",
            ".cursor",
            ".config/github-copilot",
            ".config/openai",
            ".huggingface",
            ".cache/huggingface/token",
            ".password-store",
            ".local/share/pass",
            ".local/share/keyrings",
            ".local/share/kwalletd",
            ".config/keepassxc",
            ".config/Bitwarden",
            ".config/1Password",
            ".electrum",
            ".bitcoin",
            ".ethereum",
            ".bash_history",
            ".zsh_history",
            ".Xauthority",
            ".ICEauthority");

    private static final List<String> BROWSERS_IN_THE_HOME = List.of(
            ".mozilla",
            ".thunderbird",
            ".librewolf",
            ".config/google-chrome",
            ".config/google-chrome-beta",
            ".config/chromium",
            ".config/BraveSoftware",
            ".config/microsoft-edge",
            ".config/opera",
            ".config/vivaldi",
            ".var/app",
            "snap/firefox",
            "snap/chromium");

    /** What runs at the next login or shell, or decides what does. */
    private static final List<String> STARTS_IN_THE_HOME = List.of(
            ".bashrc",
            ".bash_profile",
            ".profile",
            ".zshrc",
            ".zshenv",
            ".zprofile",
            ".config/fish",
            ".config/systemd",
            ".config/autostart",
            ".config/environment.d",
            ".config/git",
            ".gitconfig",
            ".local/bin",
            "bin");

    private static final List<String> OF_MACOS_IN_THE_HOME =
            List.of("Desktop", "Documents", "Downloads", "Library", "Pictures", "Movies", "Music");

    /** Files and sockets that the environment says hold credentials, or open another program. */
    private static final List<String> NAMED_BY_THE_ENVIRONMENT = List.of(
            "SSH_AUTH_SOCK",
            "GNUPGHOME",
            "AWS_SHARED_CREDENTIALS_FILE",
            "AWS_CONFIG_FILE",
            "AZURE_CONFIG_DIR",
            "CLOUDSDK_CONFIG",
            "GOOGLE_APPLICATION_CREDENTIALS",
            "GH_CONFIG_DIR",
            "CLAUDE_CONFIG_DIR",
            "CODEX_HOME",
            "NPM_CONFIG_USERCONFIG",
            "NETRC",
            "PASSWORD_STORE_DIR",
            "XAUTHORITY",
            "DOCKER_CONFIG");

    private static final Pattern BUS = Pattern.compile("^unix:path=([^,;]*).*$");

    private final Path home;
    private final Map<String, String> environment;
    private final List<Place> places = new ArrayList<>();

    private ProtectedPlaces(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /**
     * @param folders Coop's own
     * @param sockets of Incus, as far as they are known
     * @param added by the user
     */
    static List<Place> of(
            Account account,
            Os os,
            Folders folders,
            List<Path> sockets,
            List<Path> added,
            Map<String, String> environment) {
        ProtectedPlaces all = new ProtectedPlaces(account.home(), environment);
        all.addForbidden(os, folders, sockets);
        all.addSecrets(os, added);
        all.addSystem(os);
        Accounts.others(account).forEach(other -> all.places.add(Place.system(other, "another account's home")));
        all.places.add(Place.itself(account.home(), "your whole home folder"));
        return List.copyOf(all.places);
    }

    private void addForbidden(Os os, Folders folders, List<Path> sockets) {
        places.add(new Place(Path.of("/"), Place.Kind.ITSELF, "the whole computer"));
        KERNEL.forEach(each ->
                places.add(new Place(Path.of(each), Place.Kind.KERNEL, "where programs and devices are reached")));
        // Also where Coop's own are by default: whoever starts Coop can send it elsewhere.
        for (Folders own : List.of(folders, Folders.from(Map.of(), home))) {
            places.add(Place.forbidden(own.config(), COOP));
            places.add(Place.forbidden(own.data(), COOP));
            places.add(Place.forbidden(own.cache(), COOP));
        }
        String engines = "where containers and virtual machines are run";
        ENGINES.forEach(each -> places.add(Place.forbidden(Path.of(each), engines)));
        inTheHome(ENGINES_IN_THE_HOME).forEach(each -> places.add(Place.forbidden(each, engines)));
        if (os == Os.MACOS) {
            places.add(Place.forbidden(Path.of(VAR_RUN), engines));
        }
        addNamed("DBUS_SESSION_BUS_ADDRESS", "where programs of your desktop are reached", true);
        for (String variable : List.of(
                "INCUS_DIR",
                "INCUS_SOCKET",
                "INCUS_CONF",
                "COLIMA_HOME",
                "LIMA_HOME",
                "DOCKER_HOST",
                "CONTAINER_HOST")) {
            addNamed(variable, engines, true);
        }
        sockets.forEach(each -> places.add(Place.forbidden(each, engines)));
    }

    private void addSecrets(Os os, List<Path> added) {
        inTheHome(CREDENTIALS_IN_THE_HOME).forEach(each -> places.add(Place.secret(each, CREDENTIALS)));
        inTheHome(BROWSERS_IN_THE_HOME).forEach(each -> places.add(Place.secret(each, "a browser's profile")));
        inTheHome(STARTS_IN_THE_HOME)
                .forEach(each -> places.add(Place.secret(each, "a place of what runs when you log in")));
        if (os == Os.MACOS) {
            inTheHome(OF_MACOS_IN_THE_HOME)
                    .forEach(each -> places.add(Place.secret(each, "a folder of personal files")));
        }
        NAMED_BY_THE_ENVIRONMENT.forEach(each -> addNamed(each, CREDENTIALS, false));
        added.forEach(each -> places.add(Place.secret(each, "protected by your settings")));
    }

    private void addSystem(Os os) {
        OF_THE_SYSTEM.forEach(each -> places.add(Place.system(Path.of(each), SYSTEM)));
        if (os == Os.MACOS) {
            OF_MACOS.forEach(each -> places.add(Place.system(Path.of(each), SYSTEM)));
        }
        List.of("/home", "/Users")
                .forEach(each -> places.add(Place.system(Path.of(each), "where other accounts live")));
        COMMON.forEach(each -> places.add(Place.itself(Path.of(each), "shared by all of the computer")));
    }

    /** In the home, and where the environment has the XDG folders instead. */
    private List<Path> inTheHome(List<String> names) {
        List<Path> found = new ArrayList<>();
        for (String name : names) {
            found.add(home.resolve(name));
            addMoved(found, name, ".config/", "XDG_CONFIG_HOME");
            addMoved(found, name, ".local/share/", "XDG_DATA_HOME");
        }
        return found;
    }

    private void addMoved(List<Path> found, String name, String usual, String variable) {
        String base = environment.getOrDefault(variable, "").strip();
        if (name.startsWith(usual) && base.startsWith("/")) {
            found.add(Path.of(base, name.substring(usual.length())));
        }
    }

    /** A path, or a {@code unix:} address, also of D-Bus; anything else names no place. */
    private void addNamed(String variable, String what, boolean forbidden) {
        String text = environment.getOrDefault(variable, "").strip();
        String path = BUS.matcher(text).replaceFirst("$1").replaceFirst("^unix://", "");
        if (path.startsWith("/") && path.length() > 1) {
            Path place = Path.of(path);
            places.add(forbidden ? Place.forbidden(place, what) : Place.secret(place, what));
        }
    }
}
