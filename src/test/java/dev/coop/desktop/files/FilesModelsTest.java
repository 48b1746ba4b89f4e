package dev.coop.desktop.files;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.files.FileEntry;
import dev.coop.desktop.DirectTasks;
import dev.coop.desktop.FakeFiles;
import dev.coop.desktop.files.Preview.Reason;
import dev.coop.desktop.logs.LogLine;
import dev.coop.desktop.notice.Notices;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FilesModelsTest {
    private final FakeFiles files = new FakeFiles()
            .folder("/home/agent")
            .folder("/home/agent/workspace")
            .file("/home/agent/notes.md", "hello");
    private final Notices notices = new Notices();
    private final FilesModel model = new FilesModel(() -> files, new DirectTasks(), notices);
    private final Transfers transfers = new Transfers(() -> files, new DirectTasks(), notices);

    @TempDir
    Path folder;

    private FileEntry entry(String path) {
        return files.stat("one", path);
    }

    @Test
    void itBeginsAtTheAgentsHomeOrAtTheRoot() {
        model.open("one");
        assertThat(model.pathProperty().get()).isEqualTo("/home/agent");
        assertThat(model.entries()).extracting(FileEntry::name).containsExactly("notes.md", "workspace");
        files.content.clear();
        files.file("/etc/hosts", "");
        model.open("two");
        assertThat(model.pathProperty().get()).isEqualTo("/");
        assertThat(model.entries()).extracting(FileEntry::name).containsExactly("etc");
    }

    @Test
    void aFolderThatCannotBeReadLeavesTheOneBefore() {
        model.open("one");
        model.go("/nowhere");
        assertThat(model.pathProperty().get()).isEqualTo("/home/agent");
        assertThat(model.entries()).hasSize(2);
        assertThat(notices.shown()).hasSize(1);
        model.up();
        assertThat(model.pathProperty().get()).isEqualTo("/home");
    }

    @Test
    void whatWasChangedIsReadAgain() {
        model.open("one");
        model.createFolder("new");
        model.rename(entry("/home/agent/notes.md"), "kept.md");
        assertThat(model.entries()).extracting(FileEntry::name).containsExactly("kept.md", "new", "workspace");
        model.delete(List.copyOf(model.entries()));
        assertThat(model.entries()).isEmpty();
    }

    @Test
    void aDownloadReplacesNothing() throws Exception {
        transfers.download("one", "/home/agent", List.of(entry("/home/agent/notes.md")), folder);
        transfers.download("one", "/home/agent", List.of(entry("/home/agent/notes.md")), folder);
        assertThat(folder.resolve("notes.md")).hasContent("hello");
        assertThat(folder.resolve("notes (2).md")).hasContent("hello");
        assertThat(transfers.busy()).isFalse();
    }

    @Test
    void aNameFromTheContainerNeverLeadsOutOfTheFolder() throws Exception {
        assertThat(Transfers.target(folder, "../x")).isEqualTo(folder);
        assertThat(Transfers.target(folder, "..")).isEqualTo(folder);
        assertThat(Transfers.target(folder, "a\u0000b")).isEqualTo(folder);
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/nowhere"));
        assertThat(Transfers.target(folder, "link"))
                .as("a dangling link is in the way")
                .isEqualTo(folder.resolve("link (2)"));
        assertThat(Transfers.target(folder, ".bashrc")).isEqualTo(folder.resolve(".bashrc"));
    }

    @Test
    void aFailedUploadIsSaidAndTheFolderReadAgain() throws Exception {
        Path source = Files.writeString(folder.resolve("up.txt"), "up");
        int[] done = new int[1];
        files.failure = new CoopException(Kind.ERROR, "The disk is full");
        transfers.upload("one", List.of(source), "/home/agent", () -> done[0]++);
        assertThat(notices.shown()).extracting(notice -> notice.problem()).containsExactly("The disk is full");
        files.failure = null;
        transfers.upload("one", List.of(source), "/home/agent", () -> done[0]++);
        assertThat(files.content).containsKey("/home/agent/up.txt");
        assertThat(done[0]).isEqualTo(2);
    }

    private Preview preview(String name, byte[] bytes) {
        files.file("/home/agent/" + name, bytes);
        return PreviewReader.read(files, "one", "/home/agent/" + name, entry("/home/agent/" + name));
    }

    @Test
    void textIsShownAndNoMoreOfItThanFits() {
        assertThat(preview("a.txt", "one\n\u001b[31mtwo\u202e\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Preview.Text(
                        List.of(LogLine.plain("one"), new LogLine("\\x1b[31mtwo\\u202e", 0, LogLine.Level.PLAIN)),
                        true));
        byte[] large = "äöü zeile\n".repeat(60_000).getBytes(StandardCharsets.UTF_8);
        assertThat(preview("large.txt", large)).isInstanceOfSatisfying(Preview.Text.class, text -> {
            assertThat(text.whole()).isFalse();
            assertThat(text.lines()).hasSizeLessThan(60_000).hasSizeGreaterThan(10_000);
        });
    }

    @Test
    void whatIsNoTextIsNotShownAsOne() {
        assertThat(preview("a.bin", new byte[] {1, 0, 2})).isEqualTo(new Preview.Nothing(Reason.BINARY));
        assertThat(preview("b.bin", new byte[] {(byte) 0xff, (byte) 0xfe, 'x'}))
                .isEqualTo(new Preview.Nothing(Reason.BINARY));
        assertThat(preview("c", new byte[0])).isEqualTo(new Preview.Nothing(Reason.EMPTY));
        assertThat(preview("fake.png", "no picture".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Preview.Nothing(Reason.BINARY));
    }

    @Test
    void aPictureThatSaysItIsHugeIsNotUnpacked() {
        byte[] png = {
            (byte) 0x89,
            'P',
            'N',
            'G',
            13,
            10,
            26,
            10,
            0,
            0,
            0,
            13,
            'I',
            'H',
            'D',
            'R',
            0,
            1,
            0,
            0,
            0,
            1,
            0,
            0,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        assertThat(preview("bomb.png", png)).isEqualTo(new Preview.Nothing(Reason.LARGE));
    }

    @Test
    void permissionsAreWrittenAsLsDoes() {
        assertThat(PreviewPane.permissions(0754)).isEqualTo("rwxr-xr--");
    }
}
