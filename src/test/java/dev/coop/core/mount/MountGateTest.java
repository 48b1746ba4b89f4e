package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.MountGate.Judged;
import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import dev.coop.host.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class MountGateTest {
    @TempDir
    Path temp;

    private Path home = Path.of("/");
    private Path project = Path.of("/");
    private Account account = new Account(1000, 1000, "me", home);

    @BeforeEach
    void aHome() throws IOException {
        temp = temp.toRealPath();
        home = Files.createDirectories(temp.resolve("home/me"));
        project = Files.createDirectories(home.resolve("projects/web"));
        Files.createDirectories(home.resolve(".ssh/keys"));
        account = new Account(1000, 1000, "me", home);
    }

    private MountGate gate(Map<String, String> environment) {
        return new MountGate(account, Os.LINUX, Folders.from(environment, home), List.of(), List.of(), environment);
    }

    private void allows(Path folder, Path source) {
        allows(gate(Map.of()), folder, source);
    }

    private static void allows(MountGate gate, Path folder, Path source) {
        Judged judged = gate.judge(folder);
        assertThat(judged.verdict()).isEqualTo(Verdict.FREE);
        assertThat(judged.real()).isEqualTo(source);
    }

    private static CoopException refusal(MountGate gate, Path folder, Kind kind) {
        CoopException refused =
                catchThrowableOfType(CoopException.class, () -> MountGate.refuseUnless(false, gate.judge(folder)));
        assertThat(refused).as("what the gate says to %s", folder).isNotNull();
        assertThat(refused.kind()).as(refused.oneLine()).isEqualTo(kind);
        assertThat(refused.oneLine()).doesNotContain("\n");
        return refused;
    }

    private void refuses(Path folder) {
        refusal(gate(Map.of()), folder, Kind.NOT_AUTHORIZED);
    }

    private static Path above(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    private static Path link(Path link, Path target) throws IOException {
        return Files.createSymbolicLink(link, target);
    }

    @Test
    void a_project_in_the_home_is_allowed() {
        allows(project, project);
        allows(above(project), above(project));
    }

    @Test
    void the_home_and_all_that_hold_it_are_refused() {
        for (@Nullable Path each = home; each != null; each = each.getParent()) {
            refuses(each);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".ssh",
                ".gnupg",
                ".aws",
                ".azure",
                ".kube",
                ".docker",
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
                ".lima"
            })
    void keys_and_secrets_are_refused_with_all_that_is_in_them(String secret) throws IOException {
        Path place = Files.createDirectories(home.resolve(secret));
        refuses(place);
        refuses(Files.createDirectories(place.resolve("deep/inside")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bin",
                "/boot",
                "/dev",
                "/etc",
                "/lib",
                "/opt",
                "/proc",
                "/root",
                "/run",
                "/sbin",
                "/sys",
                "/usr",
                "/var",
                "/usr/share",
                "/var/lib",
                "/etc/ssl",
                "/dev/shm",
                "/proc/self",
                "/sys/fs"
            })
    void the_system_is_refused(String place) {
        assumeTrue(Files.isDirectory(Path.of(place)));
        refuses(Path.of(place));
    }

    @Test
    void what_would_hold_a_secret_is_refused() throws IOException {
        Path config = Files.createDirectories(home.resolve(".config"));
        refuses(config);
        Files.createDirectories(config.resolve("gh"));
        refuses(config);
        allows(Files.createDirectories(config.resolve("nvim")), config.resolve("nvim"));
    }

    @Test
    void what_would_hold_a_secret_is_refused_also_when_the_home_is_behind_a_link() throws IOException {
        Path config = Files.createDirectories(home.resolve(".config"));
        Path linked = link(temp.resolve("linked"), home);
        account = new Account(1000, 1000, "me", linked);
        home = linked;
        refuses(config);
        refuses(linked.resolve(".config"));
        allows(linked.resolve("projects/web"), project);
    }

    @Test
    void a_link_to_a_secret_is_refused_at_any_place_of_the_path() throws IOException {
        refuses(link(project.resolve("last"), home.resolve(".ssh")));
        refuses(link(project.resolve("middle"), home.resolve(".ssh")).resolve("keys"));
        refuses(link(project.resolve("relative"), Path.of("../../.ssh")));
        refuses(link(project.resolve("to-home"), home));
        refuses(link(project.resolve("first"), temp).resolve("home/me/.ssh"));
        refuses(link(project.resolve("second"), project.resolve("last")));
    }

    @Test
    void the_refusal_shows_where_a_link_leads() throws IOException {
        Path link = link(project.resolve("innocent"), home.resolve(".ssh"));
        assertThat(refusal(gate(Map.of()), link, Kind.NOT_AUTHORIZED).oneLine())
                .contains(link.toString())
                .contains(home.resolve(".ssh").toString());
    }

    @Test
    void what_a_link_leads_to_is_what_is_mounted() throws IOException {
        allows(link(temp.resolve("shortcut"), project), project);
        allows(link(home.resolve("here"), Path.of("projects")).resolve("web"), project);
    }

    @Test
    void a_link_in_place_of_a_secret_protects_what_it_leads_to() throws IOException {
        Path keys = Files.createDirectories(temp.resolve("stick/keys/old"));
        Files.move(home.resolve(".ssh"), temp.resolve("moved"));
        link(home.resolve(".ssh"), above(keys));
        refuses(above(keys));
        refuses(keys);
        refuses(above(above(keys)));
    }

    @Test
    void dots_do_not_lead_around_it() {
        refuses(project.resolve("../../.ssh"));
        refuses(project.resolve("../.."));
        allows(project.resolve("../web/."), project);
    }

    @Test
    void proc_does_not_lead_around_it() {
        refuses(Path.of("/proc/self/root"));
        refuses(Path.of("/proc/self/root" + home.resolve(".ssh")));
        refuses(Path.of("/proc/self/root/etc"));
        allows(Path.of("/proc/self/root" + project), project);
    }

    @Test
    void a_relative_path_is_below_the_current_folder() {
        Path here = Path.of("").toAbsolutePath();
        allows(here.relativize(project), project);
        refuses(here.relativize(home.resolve(".ssh")));
    }

    @Test
    void a_folder_that_does_not_exist_is_an_error_of_usage() throws IOException {
        refusal(gate(Map.of()), project.resolve("missing"), Kind.USAGE);
        refusal(gate(Map.of()), link(project.resolve("dangling"), project.resolve("missing")), Kind.USAGE);
        refusal(gate(Map.of()), Files.createFile(project.resolve("file")), Kind.USAGE);
        refusal(gate(Map.of()), Path.of(""), Kind.USAGE);
    }

    @Test
    void what_cannot_be_looked_at_is_refused() throws IOException {
        refuses(link(project.resolve("round"), project.resolve("round")));
        refuses(Files.createFile(project.resolve("file")).resolve("below"));
    }

    @Test
    void coops_own_folders_are_refused_wherever_they_are() throws IOException {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        for (String name : List.of("config", "data", "cache")) {
            Path own = Files.createDirectories(elsewhere.resolve(name + "/own"));
            Map<String, String> environment = Map.of("COOP_" + name.toUpperCase(Locale.ROOT) + "_DIR", own.toString());
            refusal(gate(environment), own, Kind.NOT_AUTHORIZED);
            refusal(gate(environment), Files.createDirectories(own.resolve("ssh")), Kind.NOT_AUTHORIZED);
            refusal(gate(environment), above(own), Kind.NOT_AUTHORIZED);
            allows(own, own);
        }
    }

    @Test
    void coops_usual_folders_stay_refused_when_others_are_set() throws IOException {
        Map<String, String> environment = Map.of(
                "COOP_CONFIG_DIR", temp.resolve("c").toString(),
                "COOP_DATA_DIR", temp.resolve("d").toString(),
                "COOP_CACHE_DIR", temp.resolve("e").toString());
        for (String usual : List.of(".config/coop", ".local/share/coop", ".cache/coop")) {
            Path own = Files.createDirectories(home.resolve(usual));
            refusal(gate(environment), own, Kind.NOT_AUTHORIZED);
            refusal(gate(environment), above(own), Kind.NOT_AUTHORIZED);
        }
    }

    @Test
    void where_coops_own_folders_would_be_is_refused() throws IOException {
        Path later = Files.createDirectories(temp.resolve("later"));
        refusal(gate(Map.of("COOP_CONFIG_DIR", later.resolve("a/b").toString())), later, Kind.NOT_AUTHORIZED);
    }

    @Test
    void an_account_that_lives_in_the_system_keeps_its_home_only() throws IOException {
        List<Place> system = List.of(Place.system(temp, "part of the system"), Place.itself(home, "your home"));
        Path neighbour = Files.createDirectories(temp.resolve("neighbour"));
        MountGate gate = new MountGate(home, system);
        refusal(gate, neighbour, Kind.NOT_AUTHORIZED);
        refusal(gate, above(home), Kind.NOT_AUTHORIZED);
        allows(gate, project, project);
    }

    @Test
    void another_mount_of_a_secret_is_refused() throws Exception {
        Path door = Files.createDirectories(temp.resolve("door"));
        Path inside = Files.createDirectories(temp.resolve("inside"));
        assumeTrue(
                Programs.run(List.of("mount", "--bind", home.resolve(".ssh").toString(), door.toString()))
                        .succeeded(),
                "only root may mount");
        try {
            refuses(door);
            refuses(door.resolve("keys"));
            assertThat(Programs.run(List.of("mount", "--bind", home.toString(), inside.toString()))
                            .succeeded())
                    .isTrue();
            try {
                refuses(inside);
                refuses(inside.resolve(".ssh"));
                allows(inside.resolve("projects/web"), inside.resolve("projects/web"));
            } finally {
                Programs.run(List.of("umount", inside.toString()));
            }
        } finally {
            Programs.run(List.of("umount", door.toString()));
        }
    }

    @Test
    void another_spelling_on_a_disk_without_case_is_refused() throws Exception {
        Path image = temp.resolve("ntfs.img");
        Path disk = Files.createDirectories(temp.resolve("disk"));
        assumeTrue(
                Programs.run(List.of(
                                "sh",
                                "-c",
                                "truncate -s 8M \"$1\" && mkfs.ntfs -q -F -Q \"$1\" && lowntfs-3g -o ignore_case \"$1\" \"$2\"",
                                "sh",
                                image.toString(),
                                disk.toString()))
                        .succeeded(),
                "no file system without case here");
        try {
            home = Files.createDirectories(disk.resolve("home"));
            account = new Account(1000, 1000, "me", home);
            Files.createDirectories(home.resolve(".ssh/keys"));
            refuses(home.resolve(".SSH"));
            refuses(home.resolve(".Ssh/KEYS"));
            refuses(disk.resolve("HOME"));
            refuses(disk.resolve("Home/.sSh"));
        } finally {
            Programs.run(List.of("umount", disk.toString()));
        }
    }
}
