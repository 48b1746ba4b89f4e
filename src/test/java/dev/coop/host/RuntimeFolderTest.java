package dev.coop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RuntimeFolderTest {
    @TempDir
    private Path folder;

    private Folders folders = new Folders(Path.of("/c"), Path.of("/d"), Path.of("/e"));
    private Path runtime = Path.of("/r");

    @BeforeEach
    void makeFolders() throws IOException {
        folders = new Folders(folder.resolve("config"), folder.resolve("data"), folder.resolve("cache"));
        runtime = Files.createDirectory(folder.resolve("runtime"));
        permissions(runtime, "rwx------");
    }

    private static void permissions(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Path make() throws IOException {
        return RuntimeFolder.make(Map.of("XDG_RUNTIME_DIR", runtime.toString()), folders);
    }

    @Test
    void theSystemsFolderIsUsedWithOneForEachDataFolder() throws IOException {
        Path made = make();
        assertThat(made).startsWith(runtime.resolve("coop")).isDirectory().isEqualTo(make());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        folders = new Folders(folder.resolve("config"), folder.resolve("other"), folder.resolve("cache"));
        assertThat(make()).isNotEqualTo(made);
    }

    @Test
    void aFolderThatOthersCanEnterIsNotUsed() throws IOException {
        permissions(runtime, "rwxrwxrwx");
        assertThat(make()).isEqualTo(folders.data().resolve("run"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(make())))
                .isEqualTo("rwx------");
    }

    @Test
    void withoutOneItIsInTheDataFolder() throws IOException {
        assertThat(RuntimeFolder.make(Map.of(), folders))
                .isEqualTo(folders.data().resolve("run"));
        assertThat(RuntimeFolder.make(Map.of("XDG_RUNTIME_DIR", "relative"), folders))
                .isEqualTo(folders.data().resolve("run"));
        assertThat(RuntimeFolder.make(Map.of("XDG_RUNTIME_DIR", "/does/not/exist"), folders))
                .isEqualTo(folders.data().resolve("run"));
    }
}
