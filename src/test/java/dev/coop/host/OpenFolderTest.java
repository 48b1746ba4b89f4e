package dev.coop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each attack ends where the folder {@code outside} would be written to. */
class OpenFolderTest {
    private static final Instant THEN = Instant.parse("2026-03-01T14:30:00Z");

    @TempDir
    private Path temp;

    private Path inside;
    private Path outside;

    @BeforeEach
    void folders() throws IOException {
        inside = Files.createDirectory(temp.resolve("inside"));
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("key"), "secret");
    }

    private void outsideIsAsBefore() throws IOException {
        assertThat(names(outside)).containsExactly("key");
        assertThat(outside.resolve("key")).content().isEqualTo("secret");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static void write(OpenFolder folder, String name, String text) throws IOException {
        try (OpenFolder.NewFile file = folder.file(name)) {
            file.write(text.getBytes(UTF_8));
            file.finish(0640, THEN);
        }
    }

    @Test
    void makes_files_folders_and_links() throws IOException {
        try (OpenFolder folder = OpenFolder.open(inside);
                OpenFolder sub = folder.make("süb")) {
            write(sub, "file", "text");
            sub.link("link", "file");
            assertThat(sub.readLink("link")).isEqualTo("file");
            sub.setPermissions(0750);
        }
        Path file = inside.resolve("süb/file");
        assertThat(file).content().isEqualTo("text");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(THEN);
        assertThat(Files.readSymbolicLink(inside.resolve("süb/link"))).hasToString("file");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside.resolve("süb"))))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void a_file_replaces_a_link_and_not_what_that_leads_to() throws IOException {
        Files.createSymbolicLink(inside.resolve("file"), outside.resolve("key"));
        try (OpenFolder folder = OpenFolder.open(inside)) {
            write(folder, "file", "new");
        }
        assertThat(inside.resolve("file")).isRegularFile().content().isEqualTo("new");
        outsideIsAsBefore();
    }

    @Test
    void a_link_in_the_place_of_a_folder_is_not_entered() throws IOException {
        Files.createSymbolicLink(inside.resolve("sub"), outside);
        try (OpenFolder folder = OpenFolder.open(inside)) {
            assertThatThrownBy(() -> folder.enter("sub")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> folder.make("sub")).isInstanceOf(IOException.class);
        }
        outsideIsAsBefore();
    }

    @Test
    void a_folder_that_is_swapped_for_a_link_after_it_was_opened_is_still_the_same() throws IOException {
        try (OpenFolder folder = OpenFolder.open(inside);
                OpenFolder sub = folder.make("sub")) {
            Files.move(inside.resolve("sub"), inside.resolve("moved"));
            Files.createSymbolicLink(inside.resolve("sub"), outside);
            write(sub, "key", "new");
            sub.make("folder").close();
            sub.link("link", "key");
        }
        assertThat(names(inside.resolve("moved"))).containsExactly("folder", "key", "link");
        outsideIsAsBefore();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../key", "sub/key", "/key", "a\0b"})
    void what_is_no_name_is_refused(String name) throws IOException {
        try (OpenFolder folder = OpenFolder.open(inside)) {
            assertThatThrownBy(() -> folder.file(name)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> folder.make(name)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> folder.enter(name)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> folder.link(name, "x")).isInstanceOf(IOException.class);
        }
        assertThat(names(inside)).isEmpty();
        outsideIsAsBefore();
    }

    @Test
    void an_unfinished_file_leaves_nothing_and_the_old_one_stays() throws IOException {
        Files.writeString(inside.resolve("file"), "old");
        try (OpenFolder folder = OpenFolder.open(inside);
                OpenFolder.NewFile file = folder.file("file")) {
            file.write("half".getBytes(UTF_8));
        }
        assertThat(names(inside)).containsExactly("file");
        assertThat(inside.resolve("file")).content().isEqualTo("old");
    }

    @Test
    void a_file_does_not_replace_a_folder() throws IOException {
        Files.createDirectory(inside.resolve("sub"));
        try (OpenFolder folder = OpenFolder.open(inside)) {
            assertThatThrownBy(() -> write(folder, "sub", "x")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> folder.link("sub", "x")).isInstanceOf(IOException.class);
        }
        assertThat(names(inside)).containsExactly("sub");
    }

    @Test
    void the_folder_that_is_named_may_be_a_link() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), inside);
        try (OpenFolder folder = OpenFolder.open(link)) {
            write(folder, "file", "text");
        }
        assertThat(inside.resolve("file")).exists();
    }
}
