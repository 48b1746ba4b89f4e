package dev.coop.incus;

import dev.coop.testing.IncusFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FilesIT {
    @RegisterExtension
    static final IncusFixture incus = new IncusFixture();

    @BeforeAll
    static void containers() {
        incus.launch("running");
        incus.create("stopped");
        incus.launch("frozen");
        incus.client().instances().changeAndAwait("frozen", StateChange.FREEZE, IncusFixture.LIMIT);
    }

    private static Files files(String container) {
        return incus.client().instances().files(container);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(Files files, String path) {
        return new String(files.read(path), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "stopped", "frozen"})
    void files_are_written_read_listed_and_deleted_in_a_container_that_is(String state) {
        Files files = files(state);
        files.createDirectory("/home/agent/box", 1000, 1000, 0750);
        assertThat(files.stat("/home/agent/box"))
                .isEqualTo(new FileInfo(
                        FileInfo.Type.DIRECTORY,
                        1000,
                        1000,
                        0750,
                        files.stat("/home/agent/box").size()));
        files.write("/home/agent/box/b", bytes("hello"), 1000, 1000, 0640);
        files.write("/home/agent/box/a", bytes(""), 0, 0, 0600);
        assertThat(files.list("/home/agent/box")).containsExactly("a", "b");
        assertThat(read(files, "/home/agent/box/b")).isEqualTo("hello");
        assertThat(files.read("/home/agent/box/a")).isEmpty();
        assertThat(files.stat("/home/agent/box/b")).isEqualTo(new FileInfo(FileInfo.Type.FILE, 1000, 1000, 0640, 5));
        files.write("/home/agent/box/b", bytes("hi"), 1000, 1000, 0640);
        assertThat(read(files, "/home/agent/box/b")).isEqualTo("hi");
        files.delete("/home/agent/box/a");
        files.delete("/home/agent/box/b");
        assertThat(files.list("/home/agent/box")).isEmpty();
        files.delete("/home/agent/box");
        assertThatThrownBy(() -> files.stat("/home/agent/box")).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space",
                "ünïcode 日本",
                "per%cent%20",
                "quest?ion",
                "ha#sh",
                "amp&er=sand",
                "plus+",
                "back\\slash",
                "semi;colon",
                "'quote\""
            })
    void a_name_may_be(String name) {
        Files files = files("running");
        String path = "/var/tmp/" + name;
        files.write(path, bytes(name), 0, 0, 0644);
        assertThat(read(files, path)).isEqualTo(name);
        assertThat(files.list("/var/tmp")).contains(name);
        assertThat(incus.client()
                        .instances()
                        .exec("running")
                        .run(ExecRequest.of("cat", path))
                        .out())
                .isEqualTo(name);
        files.delete(path);
        assertThat(files.list("/var/tmp")).doesNotContain(name);
    }

    @Test
    void a_symbolic_link_is_made_and_told_from_its_target() {
        Files files = files("running");
        files.write("/root/target", bytes("content"), 0, 0, 0644);
        files.createSymlink("/root/link", "target", 0, 0);
        assertThat(files.stat("/root/link").type()).isEqualTo(FileInfo.Type.SYMLINK);
        assertThat(read(files, "/root/link").strip()).isEqualTo("/root/target");
        assertThat(incus.client()
                        .instances()
                        .exec("running")
                        .run(ExecRequest.of("readlink", "/root/link"))
                        .out())
                .isEqualTo("target\n");
        assertThat(incus.client()
                        .instances()
                        .exec("running")
                        .run(ExecRequest.of("cat", "/root/link"))
                        .out())
                .isEqualTo("content");
        files.delete("/root/link");
        assertThat(read(files, "/root/target")).isEqualTo("content");
    }

    @Test
    void a_directory_that_exists_stays_as_it_is() {
        Files files = files("running");
        files.createDirectory("/root/twice", 0, 0, 0700);
        files.write("/root/twice/kept", bytes("x"), 0, 0, 0644);
        files.createDirectory("/root/twice", 0, 0, 0700);
        assertThat(files.list("/root/twice")).containsExactly("kept");
    }

    @Test
    void what_is_not_there_is_not_found() {
        Files files = files("running");
        assertThatThrownBy(() -> files.stat("/nowhere")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> files.read("/nowhere")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> files.list("/nowhere")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> files.delete("/nowhere")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> files.write("/nowhere/file", bytes(""), 0, 0, 0644))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> files("nobody").read("/etc/passwd")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_directory_is_not_read_and_a_file_not_listed() {
        assertThatThrownBy(() -> files("running").read("/etc"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("/etc is a directory");
        assertThatThrownBy(() -> files("running").list("/etc/passwd"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("/etc/passwd is not a directory");
    }

    @Test
    void a_large_file_travels_both_ways_byte_for_byte(@TempDir Path folder) throws IOException {
        byte[] content = new byte[20 << 20];
        new Random(2).nextBytes(content);
        Path source = java.nio.file.Files.write(folder.resolve("large"), content);
        Files files = files("running");
        files.write("/var/tmp/large", source, 0, 0, 0644);
        assertThat(files.stat("/var/tmp/large").size()).isEqualTo(content.length);
        assertThat(Arrays.equals(files.read("/var/tmp/large"), content)).isTrue();
    }

    @Test
    void a_large_file_may_be_left_after_its_beginning() throws IOException {
        files("running").write("/var/tmp/half", new byte[20 << 20], 0, 0, 0644);
        for (int i = 0; i < 5; i++) {
            try (Files.Content content = files("running").open("/var/tmp/half")) {
                InputStream stream = content.stream();
                assertThat(stream.readNBytes(1000)).hasSize(1000);
            }
        }
        assertThat(files("running").stat("/var/tmp/half").type()).isEqualTo(FileInfo.Type.FILE);
    }

    @Test
    void the_time_limit_is_for_the_beginning_of_a_file() throws Exception {
        files("running").write("/var/tmp/slow", new byte[20 << 20], 0, 0, 0644);
        Files limited = incus.client()
                .limit(java.time.Duration.ofMillis(500))
                .instances()
                .files("running");
        try (Files.Content content = limited.open("/var/tmp/slow")) {
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(700);
            assertThat(content.stream().readAllBytes()).hasSize(20 << 20);
        }
    }
}
