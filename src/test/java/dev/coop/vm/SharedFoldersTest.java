package dev.coop.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SharedFoldersTest {
    @TempDir
    Path temp;

    private Path home;

    @BeforeEach
    void aHome() throws IOException {
        home = Files.createDirectory(temp.toRealPath().resolve("home"));
    }

    private Optional<SharedFolders> read(String yaml) throws IOException {
        return SharedFolders.read(Files.writeString(temp.resolve("lima.yaml"), yaml), home);
    }

    @Test
    void colimas_own_file_shares_the_home_writable() throws IOException {
        SharedFolders shared = read("""
                        vmType: vz
                        mounts:
                            - location: "~"
                              writable: true
                        mountType: virtiofs
                        """).orElseThrow();
        assertThat(shared.of(home.resolve("project")))
                .hasValueSatisfying(share -> assertThat(share.writable()).isTrue());
        assertThat(shared.of(Path.of("/data/project"))).isEmpty();
        assertThat(shared.of(Path.of(home + "-other/project")))
                .as("a folder whose name begins the same")
                .isEmpty();
    }

    @Test
    void limas_own_default_shares_the_home_to_read() throws IOException {
        SharedFolders shared = read("""
                        mounts:
                        - location: "{{.Home}}"
                        - location: /tmp/lima
                          writable: true
                        """).orElseThrow();
        assertThat(shared.of(home.resolve("project")).orElseThrow().writable()).isFalse();
        assertThat(shared.of(Path.of("/tmp/lima/x")).orElseThrow().writable()).isTrue();
    }

    @Test
    void of_nested_shares_the_inner_counts() throws IOException {
        SharedFolders shared = read("""
                        mounts:
                        - location: "~"
                        - location: "~/work"
                          writable: true
                        """).orElseThrow();
        assertThat(shared.of(home.resolve("work/a")).orElseThrow().writable()).isTrue();
        assertThat(shared.of(home.resolve("a")).orElseThrow().writable()).isFalse();
    }

    @Test
    void a_folder_that_is_elsewhere_in_the_machine_is_not_seen_at_its_path() throws IOException {
        SharedFolders shared = read("""
                        mounts:
                        - location: "~/work"
                          mountPoint: /work
                          writable: true
                        """).orElseThrow();
        assertThat(shared.of(home.resolve("work"))).isEmpty();
    }

    @Test
    void no_mounts_are_none() throws IOException {
        assertThat(read("vmType: qemu\n").orElseThrow().of(home)).isEmpty();
    }

    @Test
    void of_what_cannot_be_read_nothing_is_claimed() throws IOException {
        assertThat(SharedFolders.read(temp.resolve("none"), home)).isEmpty();
        assertThat(read("mounts: [")).isEmpty();
        assertThat(read("only words")).isEmpty();
    }

    @Test
    void a_shared_folder_is_known_by_its_real_path() throws IOException {
        Path real = Files.createDirectory(temp.toRealPath().resolve("real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);
        SharedFolders shared = read("mounts:\n- location: " + link + "\n").orElseThrow();
        assertThat(shared.of(real.resolve("x"))).isPresent();
    }
}
