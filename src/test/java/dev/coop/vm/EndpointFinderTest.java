package dev.coop.vm;

import dev.coop.host.Os;
import dev.coop.incus.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointFinderTest {
    private static final Path RUN = Path.of("/run/incus/unix.socket");
    private static final Path VAR = Path.of("/var/lib/incus/unix.socket");

    @TempDir
    Path home;

    private List<Path> find(Os os, Map<String, String> environment, @Nullable String configured) {
        Endpoint endpoint = new EndpointFinder(environment, home, os).find(configured, "vm");
        return ((Endpoint.UnixSocket) endpoint).candidates();
    }

    private List<Path> inVirtualMachines(Path colima) {
        return List.of(
                colima.resolve("vm/incus.sock"), colima.resolve("vm/sock"), home.resolve(".lima/vm/sock/incus.sock"));
    }

    private List<Path> usual(Os os) {
        return inVirtualMachines(home.resolve(os == Os.MACOS ? ".colima" : ".config/colima"));
    }

    private static List<Path> join(List<Path> first, List<Path> then) {
        return java.util.stream.Stream.concat(first.stream(), then.stream()).toList();
    }

    @Test
    void on_linux_the_local_sockets_come_first() {
        assertThat(find(Os.LINUX, Map.of(), null)).isEqualTo(join(List.of(RUN, VAR), usual(Os.LINUX)));
    }

    @Test
    void on_macos_there_are_no_local_sockets() {
        assertThat(find(Os.MACOS, Map.of("INCUS_SOCKET", "/x", "INCUS_DIR", "/y"), null))
                .isEqualTo(usual(Os.MACOS));
    }

    @Test
    void incuss_own_variables_come_before_its_usual_places() {
        assertThat(find(Os.LINUX, Map.of("INCUS_SOCKET", "/x", "INCUS_DIR", "/y"), ""))
                .isEqualTo(join(List.of(Path.of("/x"), Path.of("/y/unix.socket"), RUN, VAR), usual(Os.LINUX)));
    }

    @Test
    void one_that_is_named_counts_alone() {
        assertThat(find(Os.LINUX, Map.of("COOP_INCUS_SOCKET", "/mine", "INCUS_SOCKET", "/x"), "/configured"))
                .containsExactly(Path.of("/mine"));
        assertThat(find(Os.MACOS, Map.of("INCUS_SOCKET", "/x"), "/configured")).containsExactly(Path.of("/configured"));
        assertThat(find(Os.LINUX, Map.of("COOP_INCUS_SOCKET", " "), "/configured"))
                .containsExactly(Path.of("/configured"));
    }

    @Test
    void a_socket_may_be_named_as_a_url() {
        assertThat(find(Os.LINUX, Map.of("COOP_INCUS_SOCKET", "unix:///run/x.sock"), null))
                .containsExactly(Path.of("/run/x.sock"));
    }

    @Test
    void colimas_folder_is_found_in_colimas_own_order() throws IOException {
        Map<String, String> xdg = Map.of("XDG_CONFIG_HOME", "/xdg");
        assertThat(find(Os.MACOS, xdg, null)).isEqualTo(inVirtualMachines(Path.of("/xdg/colima")));

        Path usual = Files.createDirectory(home.resolve(".colima"));
        assertThat(find(Os.MACOS, xdg, null)).isEqualTo(inVirtualMachines(usual));
        assertThat(find(Os.MACOS, Map.of(), null)).isEqualTo(inVirtualMachines(usual));

        Path named = Files.createDirectory(home.resolve("colima"));
        assertThat(find(Os.MACOS, Map.of("COLIMA_HOME", named.toString(), "XDG_CONFIG_HOME", "/xdg"), null))
                .isEqualTo(inVirtualMachines(named));
        assertThat(find(Os.MACOS, Map.of("COLIMA_HOME", "/no/such/folder"), null))
                .as("one that does not exist does not count for Colima either")
                .isEqualTo(inVirtualMachines(usual));
    }

    @Test
    void limas_folder_may_be_elsewhere() {
        assertThat(find(Os.MACOS, Map.of("LIMA_HOME", "/lima"), null)).endsWith(Path.of("/lima/vm/sock/incus.sock"));
    }

    @Test
    void of_the_candidates_the_first_that_exists_is_meant() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".lima/vm/sock"));
        Path socket = Files.createFile(folder.resolve("incus.sock"));
        Endpoint found = new EndpointFinder(Map.of(), home, Os.MACOS).find(null, "vm");
        assertThat(((Endpoint.UnixSocket) found).path()).isEqualTo(socket);
    }
}
