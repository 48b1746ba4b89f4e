package dev.coop.core.mount;

import dev.coop.core.mount.Place.Kind;
import dev.coop.core.mount.Verdict.Level;
import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The lists, row by row. */
class ProtectedPlacesTest {
    @TempDir
    Path temp;

    private Path home = Path.of("/");

    @BeforeEach
    void aHome() throws IOException {
        home = Files.createDirectories(temp.toRealPath().resolve("home/me"));
    }

    private List<Place> places(Os os, Map<String, String> environment) {
        return ProtectedPlaces.of(
                new Account(1000, 1000, "me", home),
                os,
                Folders.from(environment, home),
                List.of(),
                List.of(),
                environment);
    }

    private Level level(Path folder) {
        return new MountGate(home, places(Os.LINUX, Map.of()))
                .judge(folder)
                .verdict()
                .level();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".ssh",
                ".gnupg",
                ".aws",
                ".azure",
                ".kube",
                ".config/gh",
                ".config/gcloud",
                ".anthropic",
                ".claude",
                ".codex",
                ".mozilla",
                ".thunderbird",
                ".config/google-chrome",
                ".config/chromium",
                ".config/BraveSoftware",
                ".config/microsoft-edge",
                ".local/share/keyrings",
                ".local/share/kwalletd",
                ".password-store",
                ".config/keepassxc"
            })
    void a_code_opens_credentials(String name) throws IOException {
        Path inside = Files.createDirectories(home.resolve(name).resolve("inside"));
        assertThat(level(home.resolve(name))).isEqualTo(Level.PROTECTED);
        assertThat(level(inside)).isEqualTo(Level.PROTECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {".netrc", ".npmrc", ".pypirc", ".git-credentials", ".pgpass", ".config/git/credentials"})
    void a_code_opens_the_folder_in_which_a_file_with_credentials_really_is(String name) throws IOException {
        Path dotfiles = Files.createDirectories(home.resolve("dotfiles"));
        assertThat(level(dotfiles)).isEqualTo(Level.FREE);
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.createSymbolicLink(file, Files.createFile(dotfiles.resolve("secrets")));
        assertThat(level(dotfiles)).isEqualTo(Level.PROTECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".config/coop",
                ".local/share/coop",
                ".cache/coop",
                ".config/incus",
                ".colima",
                ".config/colima",
                ".lima",
                ".docker/run",
                ".docker/desktop",
                ".local/share/docker",
                ".local/share/containers"
            })
    void no_code_opens_coops_own_files_or_what_runs_containers(String name) throws IOException {
        Path inside = Files.createDirectories(home.resolve(name).resolve("inside"));
        for (Path each = inside; each != null; each = each.getParent()) {
            assertThat(level(each)).as(each.toString()).isEqualTo(Level.FORBIDDEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/proc", "/sys", "/dev", "/run", "/proc/self", "/dev/shm", "/var/lib", "/var"})
    void no_code_opens_the_whole_computer_or_its_kernel(String path) {
        assertThat(level(Path.of(path))).isEqualTo(Level.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "/usr", "/usr/share", "/boot", "/root", "/opt"})
    void the_system_is_never_free(String path) {
        assertThat(level(Path.of(path))).isNotEqualTo(Level.FREE);
    }

    @ParameterizedTest
    @CsvSource({
        "/var/lib/incus, FORBIDDEN",
        "/var/lib/docker, FORBIDDEN",
        "/var/lib/lxd, FORBIDDEN",
        "/var/lib/libvirt, FORBIDDEN",
        "/proc, KERNEL",
        "/sys, KERNEL",
        "/dev, KERNEL",
        "/run, KERNEL",
        "/etc, SYSTEM",
        "/usr, SYSTEM",
        "/boot, SYSTEM",
        "/var, SYSTEM",
        "/home, SYSTEM",
        "/root, SYSTEM"
    })
    void what_need_not_be_on_this_computer_is_listed(String path, Kind kind) {
        assertThat(places(Os.LINUX, Map.of())).anySatisfy(each -> {
            assertThat(each.path()).isEqualTo(Path.of(path));
            assertThat(each.kind()).isEqualTo(kind);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/System, SYSTEM",
        "/Library, SYSTEM",
        "/private, SYSTEM",
        "/Users, SYSTEM",
        "/Volumes, SYSTEM",
        "/private/var/run, FORBIDDEN",
        "~/Desktop, SECRET",
        "~/Documents, SECRET",
        "~/Downloads, SECRET",
        "~/Library, SECRET",
        "~/.ssh, SECRET",
        "~/.docker/run, FORBIDDEN",
        "~/.colima, FORBIDDEN",
        "~/Library/Containers/com.docker.docker, FORBIDDEN"
    })
    void those_of_macos_are_listed(String path, Kind kind) {
        Path expected = path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
        assertThat(places(Os.MACOS, Map.of())).anySatisfy(each -> {
            assertThat(each.path()).isEqualTo(expected);
            assertThat(each.kind()).isEqualTo(kind);
        });
    }

    @Test
    void the_home_itself_is_no_free_folder_and_all_else_in_it_is() throws IOException {
        assertThat(level(home)).isNotEqualTo(Level.FREE);
        for (String each : List.of("projects", "Desktop", "Documents", "Downloads", ".vim", ".config/nvim")) {
            assertThat(level(Files.createDirectories(home.resolve(each))))
                    .as(each)
                    .isEqualTo(Level.FREE);
        }
    }

    @Test
    void the_bus_of_the_desktop_and_the_agent_of_ssh_are_never_free_wherever_they_are() throws IOException {
        Path bus = Files.createDirectories(temp.toRealPath().resolve("bus")).resolve("dbus-x");
        Path agent = Files.createDirectories(temp.toRealPath().resolve("agent")).resolve("agent.1");
        Map<String, String> environment = Map.of(
                "DBUS_SESSION_BUS_ADDRESS",
                "unix:path=" + bus + ",guid=0123456789abcdef",
                "SSH_AUTH_SOCK",
                agent.toString());
        MountGate gate = new MountGate(home, places(Os.LINUX, environment));
        assertThat(gate.judge(bus.resolveSibling(".")).verdict().level()).isEqualTo(Level.FORBIDDEN);
        assertThat(gate.judge(agent.resolveSibling(".")).verdict().level()).isEqualTo(Level.PROTECTED);
    }
}
