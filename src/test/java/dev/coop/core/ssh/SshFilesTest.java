package dev.coop.core.ssh;

import dev.coop.core.failure.CoopException;
import dev.coop.host.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SshFilesTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE root@x";
    private static final String OTHER_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF root@y";

    @TempDir
    Path temp;

    private Path config = Path.of("/");
    private SshFiles files = new SshFiles(config, "");

    @BeforeEach
    void aFolder() {
        config = temp.resolve("a folder");
        files = new SshFiles(config, "/opt/co op/bin/coop");
    }

    private Path knownHosts() {
        return config.resolve("ssh/known_hosts");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** What ssh itself understands of the configuration. */
    private List<String> understood(String host) throws Exception {
        var outcome = Programs.run(List.of("ssh", "-G", "-F", files.config().toString(), host));
        assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
        return outcome.output().lines().toList();
    }

    @Test
    void are_for_their_owner_alone() throws IOException {
        String publicKey = files.ensure();
        assertThat(publicKey).startsWith("ssh-ed25519 ").doesNotContain("\n");
        assertThat(mode(config)).isEqualTo("rwx------");
        assertThat(mode(config.resolve("ssh"))).isEqualTo("rwx------");
        assertThat(mode(config.resolve("ssh/id_ed25519"))).isEqualTo("rw-------");
        assertThat(mode(files.config())).isEqualTo("rw-------");
    }

    @Test
    void the_key_stays_the_same() {
        assertThat(files.ensure()).isEqualTo(files.ensure());
    }

    @Test
    void half_a_key_is_made_anew() throws IOException {
        String first = files.ensure();
        Files.delete(config.resolve("ssh/id_ed25519"));
        assertThat(files.ensure()).isNotEqualTo(first);
    }

    @Test
    void the_configuration_follows_the_launcher() throws IOException {
        files.ensure();
        new SshFiles(config, "/moved/coop").ensure();
        assertThat(files.config())
                .content()
                .contains("'/moved/coop' ssh-proxy %n")
                .doesNotContain("co op");
    }

    @Test
    void ssh_understands_the_configuration() throws Exception {
        files.ensure();
        assertThat(understood("web.coop"))
                .contains(
                        "user agent",
                        "stricthostkeychecking true",
                        "passwordauthentication no",
                        "forwardagent no",
                        "identitiesonly yes",
                        "identityfile " + config.resolve("ssh/id_ed25519"),
                        "userknownhostsfile " + knownHosts(),
                        "proxycommand '/opt/co op/bin/coop' ssh-proxy %n");
        assertThat(understood("example.org"))
                .doesNotContain("user agent")
                .noneMatch(line -> line.contains("ssh-proxy"));
    }

    @Test
    void a_folder_with_signs_that_ssh_expands_is_understood() throws Exception {
        config = temp.resolve("100% \"mine\"");
        files = new SshFiles(config, "/opt/o'brien 5%/coop");
        files.ensure();
        assertThat(understood("web.coop"))
                .anyMatch(line -> line.startsWith("proxycommand '/opt/o'\\''brien 5%%/coop'"));
    }

    @Test
    void a_host_key_is_remembered_once_and_forgotten() throws IOException {
        files.ensure();
        files.remember("web", KEY);
        files.remember("api", KEY);
        files.remember("web", OTHER_KEY);
        assertThat(Files.readAllLines(knownHosts()))
                .containsExactlyInAnyOrder(
                        "api.coop ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE",
                        "web.coop ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF");
        files.forget("web");
        files.forget("web");
        assertThat(Files.readAllLines(knownHosts())).containsExactly("api.coop ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE");
        files.forget("api");
        assertThat(knownHosts()).isEmptyFile();
        assertThat(mode(config.resolve("ssh"))).isEqualTo("rwx------");
    }

    @Test
    void a_name_that_begins_alike_is_another() throws IOException {
        files.ensure();
        files.remember("web", KEY);
        files.remember("web-2", KEY);
        files.forget("web");
        assertThat(Files.readAllLines(knownHosts()))
                .containsExactly("web-2.coop ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE");
    }

    @Test
    void what_is_no_host_key_is_refused() {
        files.ensure();
        for (String none : List.of("", "ssh-ed25519", "rubbish of some kind", "\nssh-ed25519")) {
            assertThatExceptionOfType(CoopException.class).isThrownBy(() -> files.remember("web", none));
        }
        assertThat(knownHosts()).doesNotExist();
    }

    @Test
    void forgetting_what_was_never_known_makes_nothing() {
        files.forget("web");
        assertThat(config).doesNotExist();
    }

    @Test
    void many_at_once_lose_nothing() throws Exception {
        files.ensure();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> all = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> new SshFiles(config, "coop").remember("c" + i, KEY)))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(Files.readAllLines(knownHosts())).hasSize(40);
    }

    @Test
    void a_container_is_a_host_of_a_domain_of_its_own() {
        assertThat(SshFiles.host("web")).isEqualTo("web.coop");
        assertThat(SshFiles.container("web.coop")).isEqualTo("web");
        assertThat(SshFiles.container("web")).isEqualTo("web");
    }
}
