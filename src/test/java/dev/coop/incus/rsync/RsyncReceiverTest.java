package dev.coop.incus.rsync;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Against the rsync of this machine, as Incus starts it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RsyncReceiverTest {
    @TempDir
    Path temp = Path.of("");

    private final java.util.ArrayList<Process> processes = new java.util.ArrayList<>();

    @AfterEach
    void noProcessStays() {
        processes.forEach(Process::destroyForcibly);
    }

    /** What rsync takes for the way to another computer are two pipes to this test. */
    private RsyncReceiver sender(Path tree) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/rsync")), "there is no rsync");
        Path toTest = temp.resolve("to-test");
        Path fromTest = temp.resolve("from-test");
        for (Path pipe : List.of(toTest, fromTest)) {
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
        }
        // rsync itself never ends its input: the test's last word does.
        Path shell = Files.writeString(
                temp.resolve("shell"),
                "#!/bin/sh\nexec 3<&0\ncat <&3 >" + toTest + " &\ncat <" + fromTest
                        + "\nkill $! 2>/dev/null\nexit 0\n");
        assertThat(shell.toFile().setExecutable(true)).isTrue();
        Process rsync = new ProcessBuilder(
                        "rsync",
                        "-ar",
                        "--devices",
                        "--numeric-ids",
                        "--partial",
                        "--sparse",
                        tree + "/",
                        "localhost:/nowhere",
                        "-e",
                        shell.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("rsync.log").toFile())
                .start();
        processes.add(rsync);
        // Each opens when its other end does.
        var out = Files.newOutputStream(fromTest);
        var in = Files.newInputStream(toTest);
        return new RsyncReceiver(in, out);
    }

    private static Map<String, FileEntry> byPath(List<FileEntry> files) {
        Map<String, FileEntry> all = new HashMap<>();
        files.forEach(each -> all.put(FileEntry.text(each.path()), each));
        return all;
    }

    @Test
    void tells_of_every_file_what_the_disk_does() throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Path deep = Files.createDirectories(tree.resolve("one/two/" + "three".repeat(40)));
        Files.writeString(deep.resolve("größe \n\u001b[31m.txt"), "x".repeat(70_000));
        Files.writeString(tree.resolve("empty"), "");
        Files.createSymbolicLink(tree.resolve("link"), Path.of("../../etc/passwd"));
        Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nowhere"));
        Path old = Files.writeString(tree.resolve("old"), "old");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("1999-12-31T23:59:59.123456789Z")));
        assertThat(new ProcessBuilder("mkfifo", tree.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        Path large = tree.resolve("large");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(5L << 30);
        }

        RsyncReceiver receiver = sender(tree);
        Map<String, FileEntry> files = byPath(receiver.files());
        receiver.finish();
        try (Stream<Path> walk = Files.walk(tree)) {
            List<Path> all = walk.toList();
            assertThat(files).hasSize(all.size());
            for (Path each : all) {
                String name = each.equals(tree) ? "." : tree.relativize(each).toString();
                FileEntry entry = Objects.requireNonNull(files.get(name), name);
                Map<String, Object> stat = Files.readAttributes(
                        each, "unix:mode,uid,gid,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
                assertThat(entry.mode()).as(name).isEqualTo(stat.get("mode"));
                assertThat(entry.uid()).as(name).isEqualTo(stat.get("uid"));
                assertThat(entry.gid()).as(name).isEqualTo(stat.get("gid"));
                assertThat(FileTime.from(Instant.ofEpochSecond(entry.modified(), entry.nanos())))
                        .as(name)
                        .isEqualTo(stat.get("lastModifiedTime"));
                if (entry.isFile()) {
                    assertThat(entry.size()).as(name).isEqualTo(stat.get("size"));
                }
            }
        }
        assertThat(Objects.requireNonNull(files.get("link")).link()).isEqualTo("../../etc/passwd");
        assertThat(Objects.requireNonNull(files.get("old")).isFile()).isTrue();
    }

    @Test
    void reads_the_files_that_are_asked_for_in_any_order_and_in_part() throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Random random = new Random(7);
        Map<String, byte[]> contents = new HashMap<>();
        for (int i = 0; i < 700; i++) {
            Path folder = Files.createDirectories(tree.resolve("d" + i % 7 + (i % 3 == 0 ? "/sub-" : "/sub") + i % 5));
            byte[] content = new byte[random.nextInt(3_000)];
            random.nextBytes(content);
            Path file = Files.write(folder.resolve("f" + i), content);
            contents.put(tree.relativize(file).toString(), content);
        }
        byte[] large = new byte[3 << 20];
        random.nextBytes(large);
        Files.write(tree.resolve("large"), large);

        RsyncReceiver receiver = sender(tree);
        List<FileEntry> files = receiver.files();
        List<FileEntry> shuffled = new java.util.ArrayList<>(files);
        java.util.Collections.shuffle(shuffled, random);
        for (FileEntry each : shuffled) {
            if (contents.containsKey(each.path())) {
                assertThat(receiver.read(each, 1 << 20)).as(each.path()).isEqualTo(contents.get(each.path()));
            }
            if (each.path().equals("large")) {
                assertThat(receiver.read(each, 1 << 20)).isEqualTo(java.util.Arrays.copyOf(large, 1 << 20));
            }
        }
        receiver.finish();
        assertThat(processes.getFirst().waitFor()).isZero();
    }

    @Test
    void a_file_that_has_vanished_meanwhile_is_no_more() throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Files.writeString(tree.resolve("gone"), "x");
        Files.writeString(tree.resolve("here"), "here");
        RsyncReceiver receiver = sender(tree);
        Map<String, FileEntry> files = byPath(receiver.files());
        Files.delete(tree.resolve("gone"));
        assertThat(receiver.read(Objects.requireNonNull(files.get("gone")), 10)).isNull();
        assertThat(receiver.read(Objects.requireNonNull(files.get("here")), 10))
                .isEqualTo("here".getBytes(StandardCharsets.UTF_8));
        receiver.finish();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1d000000",
                // Version 31; then a frame that is cut off.
                "1f000000" + "0a0000070102",
                // A name that begins with more of the one before it than there is.
                "1f000000" + "030000072105ff",
                // A name and a link longer than any.
                "1f000000" + "0600000741f0ffffff7f",
                // A number of nine bytes.
                "1f000000" + "06000007" + "010161ffffff"
            })
    void a_sender_that_makes_no_sense_is_an_error(String hex) {
        RsyncReceiver receiver = new RsyncReceiver(
                new ByteArrayInputStream(java.util.HexFormat.of().parseHex(hex)), new ByteArrayOutputStream());
        assertThatThrownBy(receiver::files).isInstanceOf(IOException.class);
    }

    @Test
    void what_is_no_text_is_shown_as_bytes() {
        assertThat(FileEntry.text("gr\u00c3\u00b6\u00c3\u009fe")).isEqualTo("größe");
        assertThat(FileEntry.text("a\u00ffb")).isEqualTo("a\\xffb");
    }
}
