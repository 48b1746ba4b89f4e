package dev.coop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FoldersTest {
    private static final Path HOME = Path.of("/home/me");

    private static Folders folders(Map<String, String> environment) {
        return Folders.from(environment, HOME);
    }

    @Test
    void are_in_the_home_by_default() {
        assertThat(folders(Map.of()))
                .isEqualTo(new Folders(
                        Path.of("/home/me/.config/coop"),
                        Path.of("/home/me/.local/share/coop"),
                        Path.of("/home/me/.cache/coop")));
    }

    @Test
    void follow_the_xdg_folders() {
        assertThat(folders(Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d", "XDG_CACHE_HOME", "/e")))
                .isEqualTo(new Folders(Path.of("/c/coop"), Path.of("/d/coop"), Path.of("/e/coop")));
    }

    @Test
    void coops_own_variables_come_before_the_xdg_folders() {
        assertThat(folders(Map.of(
                        "COOP_CONFIG_DIR",
                        "/a",
                        "XDG_CONFIG_HOME",
                        "/c",
                        "COOP_DATA_DIR",
                        "/b",
                        "COOP_CACHE_DIR",
                        "/k")))
                .isEqualTo(new Folders(Path.of("/a"), Path.of("/b"), Path.of("/k")));
    }

    @Test
    void a_relative_or_empty_xdg_folder_is_ignored() {
        assertThat(folders(Map.of("XDG_CONFIG_HOME", "c", "XDG_DATA_HOME", "", "XDG_CACHE_HOME", " ")))
                .isEqualTo(folders(Map.of()));
    }

    @Test
    void a_relative_folder_of_its_own_is_below_the_current_one() {
        assertThat(folders(Map.of("COOP_CONFIG_DIR", "mine")).config())
                .isEqualTo(Path.of("mine").toAbsolutePath());
    }

    @Test
    void a_private_folder_is_made_with_its_parents(@TempDir Path temp) throws IOException {
        Path made = Folders.makePrivate(temp.resolve("a/b"));
        assertThat(made).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }

    @Test
    void an_open_folder_is_closed_to_others(@TempDir Path temp) throws IOException {
        Path open = Files.createDirectory(temp.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Folders.makePrivate(open);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                .isEqualTo("rwx------");
    }
}
