package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.core.mount.Verdict.Level;
import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import dev.coop.host.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Attacks by the path: bind mounts, dangling links, places named by the environment, and what holds what. */
class PathAttackTest {
    @TempDir
    Path temp;

    private final List<Path> mounted = new ArrayList<>();
    private Path home = Path.of("/");
    private Path project = Path.of("/");

    @BeforeEach
    void aHome() throws IOException {
        temp = temp.toRealPath();
        home = Files.createDirectories(temp.resolve("home/me"));
        project = Files.createDirectories(home.resolve("projects/web"));
        Files.createDirectories(home.resolve(".ssh/keys/old"));
    }

    @AfterEach
    void unmount() throws Exception {
        for (Path each : mounted.reversed()) {
            Programs.run(List.of("umount", each.toString()));
        }
    }

    private MountGate gate(Map<String, String> environment, List<Path> sockets, List<Path> added) {
        Account account = new Account(1000, 1000, "me", home);
        return new MountGate(account, Os.LINUX, Folders.from(environment, home), sockets, added, environment);
    }

    private Level level(Path folder) {
        return gate(Map.of(), List.of(), List.of()).judge(folder).verdict().level();
    }

    private Path bind(Path source, String name) throws Exception {
        Path door = Files.createDirectories(temp.resolve(name));
        assumeTrue(
                Programs.run(List.of("mount", "--bind", source.toString(), door.toString()))
                        .succeeded(),
                "only root may mount");
        mounted.add(door);
        return door;
    }

    private static Path above(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    @Test
    void a_bind_mount_of_a_folder_within_a_secret_is_that_secret() throws Exception {
        Path door = bind(home.resolve(".ssh/keys"), "door");
        assertThat(level(door)).isEqualTo(Level.PROTECTED);
        assertThat(level(door.resolve("old"))).isEqualTo(Level.PROTECTED);
        assertThat(level(bind(door.resolve("old"), "second"))).isEqualTo(Level.PROTECTED);
    }

    @Test
    void a_bind_mount_of_what_holds_a_secret_is_no_way_to_it() throws Exception {
        Path inside = bind(home, "inside");
        assertThat(level(inside)).isEqualTo(Level.FORBIDDEN);
        assertThat(level(inside.resolve(".ssh/keys/old"))).isEqualTo(Level.PROTECTED);
        assertThat(level(inside.resolve("projects/web"))).isEqualTo(Level.FREE);
        assertThat(level(bind(Path.of("/etc/ssl"), "system"))).isEqualTo(Level.PROTECTED);
        assertThat(level(bind(Path.of("/"), "all").resolve("etc"))).isEqualTo(Level.PROTECTED);
    }

    @Test
    void a_bind_mount_of_a_free_folder_is_free() throws Exception {
        assertThat(level(bind(project, "shortcut"))).isEqualTo(Level.FREE);
    }

    @Test
    void what_is_mounted_into_a_secret_is_a_secret_wherever_else_it_is_seen() throws Exception {
        Path stick = Files.createDirectories(temp.resolve("stick/keys"));
        Path within = Files.createDirectories(home.resolve(".ssh/stick"));
        assumeTrue(Programs.run(List.of("mount", "--bind", stick.toString(), within.toString()))
                .succeeded());
        mounted.add(within);
        assertThat(level(stick)).isEqualTo(Level.PROTECTED);
        assertThat(level(above(stick))).isEqualTo(Level.PROTECTED);
    }

    @Test
    void what_hides_a_secret_does_not_open_it() throws Exception {
        Path door = bind(home.resolve(".ssh/keys"), "door");
        assumeTrue(Programs.run(List.of("mount", "-t", "tmpfs", "none", home.toString()))
                .succeeded());
        mounted.add(home);
        assertThat(level(door)).isEqualTo(Level.PROTECTED);
    }

    @Test
    void where_a_dangling_link_in_place_of_a_secret_leads_is_protected() throws IOException {
        Path vault = Files.createDirectories(temp.resolve("vault"));
        Files.createSymbolicLink(home.resolve(".gnupg"), vault.resolve("not/yet"));
        assertThat(level(vault)).isEqualTo(Level.PROTECTED);
        Files.createDirectories(vault.resolve("not/yet"));
        assertThat(level(vault.resolve("not/yet"))).isEqualTo(Level.PROTECTED);
        assertThat(level(vault.resolve("not"))).isEqualTo(Level.PROTECTED);
    }

    @Test
    void what_holds_a_link_on_the_way_to_a_secret_is_protected() throws IOException {
        Path dotfiles = Files.createDirectories(temp.resolve("dotfiles"));
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere/aws"));
        Files.createSymbolicLink(dotfiles.resolve("aws"), elsewhere);
        Files.createSymbolicLink(home.resolve(".aws"), dotfiles.resolve("aws"));
        assertThat(level(dotfiles)).isEqualTo(Level.PROTECTED);
        assertThat(level(elsewhere)).isEqualTo(Level.PROTECTED);
    }

    @Test
    void a_circle_of_links_in_place_of_a_secret_closes_the_gate() throws IOException {
        Files.createSymbolicLink(home.resolve(".kube"), home.resolve(".kube"));
        assertThatExceptionOfType(CoopException.class)
                .isThrownBy(() -> level(project))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(CoopException.Kind.NOT_AUTHORIZED));
    }

    @Test
    void the_environment_adds_places_and_takes_none_away() throws IOException {
        Path agent = Files.createDirectories(temp.resolve("ssh-agent"));
        Path named = Files.createDirectories(temp.resolve("named"));
        Path config = Files.createDirectories(temp.resolve("xdg/gh"));
        Map<String, String> environment = Map.of(
                "SSH_AUTH_SOCK", agent.resolve("agent.1").toString(),
                "INCUS_DIR", named.toString(),
                "XDG_CONFIG_HOME", temp.resolve("xdg").toString(),
                "HOME", "/tmp",
                "COOP_CONFIG_DIR", temp.resolve("own").toString());
        MountGate gate = gate(environment, List.of(), List.of());
        assertThat(gate.judge(agent).verdict().level()).isEqualTo(Level.PROTECTED);
        assertThat(gate.judge(named).verdict().level()).isEqualTo(Level.FORBIDDEN);
        assertThat(gate.judge(config).verdict().level()).isEqualTo(Level.PROTECTED);
        assertThat(gate.judge(home.resolve(".ssh")).verdict().level()).isEqualTo(Level.PROTECTED);
        assertThat(gate.judge(home).verdict().level()).isEqualTo(Level.FORBIDDEN);
    }

    @Test
    void settings_add_places_and_take_none_away() throws IOException {
        Path diary = Files.createDirectories(home.resolve("diary/2026"));
        MountGate gate = gate(Map.of(), List.of(), List.of(home.resolve("diary"), home.resolve("missing")));
        assertThat(gate.judge(diary).verdict().level()).isEqualTo(Level.PROTECTED);
        assertThat(gate.judge(project).verdict().level()).isEqualTo(Level.FREE);
        assertThat(gate.judge(home.resolve(".ssh")).verdict().level()).isEqualTo(Level.PROTECTED);
    }

    @Test
    void no_code_opens_what_has_the_computer() throws IOException {
        Path socket = Files.createDirectories(temp.resolve("incus")).resolve("unix.socket");
        MountGate gate = gate(Map.of(), List.of(socket), List.of());
        for (Path place : List.of(
                above(socket),
                home,
                above(home),
                Path.of("/"),
                Path.of("/proc"),
                Path.of("/proc/self"),
                Path.of("/sys"),
                Path.of("/dev"),
                Path.of("/run"),
                Path.of("/var"),
                Path.of("/var/lib"),
                Files.createDirectories(home.resolve(".config/coop/ssh")),
                home.resolve(".config"),
                Files.createDirectories(home.resolve(".local/share")),
                Files.createDirectories(home.resolve(".cache")),
                Files.createDirectories(home.resolve(".colima/incus")),
                Files.createDirectories(home.resolve(".docker/run")))) {
            assertThat(gate.judge(place).verdict().level()).as(place.toString()).isEqualTo(Level.FORBIDDEN);
        }
    }

    @Test
    void what_is_shared_by_all_is_protected_and_what_is_in_it_is_free() throws IOException {
        assertThat(level(Path.of("/tmp"))).isNotEqualTo(Level.FREE);
        assertThat(level(Files.createDirectories(temp.resolve("free")))).isEqualTo(Level.FREE);
    }
}
