package dev.coop.host.log;

import dev.coop.testing.TestPrograms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class LogTest {
    private static final int LINES = 500;

    @TempDir
    Path folder;

    private static Log log(Path folder, int bytes, int backups, boolean compress) {
        return new Log(
                new RotatingFile(
                        folder, "coop", new RotatingFile.Limits(bytes, backups, Duration.ofDays(28), compress)),
                Map.of());
    }

    private static Entry entry(String message) {
        return new Entry(Instant.now(), Entry.Level.INFO, "test", message, Map.of("n", 1), null);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(JsonMapper.shared()::readTree)
                    .toList();
        }
    }

    @Test
    void a_line_is_json_with_the_failure_and_all_its_causes_and_no_secret() throws IOException {
        Throwable failure = new IllegalStateException("outer", new IOException("token=abcdefgh"));
        log(folder, 1000_000, 3, true)
                .write(new Entry(
                        Instant.EPOCH, Entry.Level.WARN, "dev.coop", "a\nb", Map.of("flags", List.of("--x")), failure));
        JsonNode line = lines(folder.resolve("coop.log")).getFirst();
        assertThat(line.path("time").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(line.path("level").asString()).isEqualTo("WARN");
        assertThat(line.path("message").asString()).isEqualTo("a\nb");
        assertThat(line.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
        assertThat(line.path("flags").get(0).asString()).isEqualTo("--x");
        assertThat(line.path("error").asString())
                .isEqualTo("java.lang.IllegalStateException: outer; because java.io.IOException: token=[hidden]");
        assertThat(line.path("trace").asString()).contains("LogTest").doesNotContain("abcdefgh");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("coop.log"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_full_file_moves_on_and_the_last_goes() throws IOException {
        Log log = log(folder, 300, 2, true);
        for (int i = 0; i < 20; i++) {
            log.write(entry("line " + i + " " + "x".repeat(60)));
        }
        assertThat(names()).containsExactly("coop.1.log.gz", "coop.2.log.gz", "coop.lock", "coop.log");
        assertThat(lines(folder.resolve("coop.log")).getLast().path("message").asString())
                .startsWith("line 19");
        assertThat(Files.size(folder.resolve("coop.log"))).isLessThanOrEqualTo(300);
    }

    @Test
    void without_older_files_there_is_one() throws IOException {
        Log log = log(folder, 300, 0, true);
        for (int i = 0; i < 9; i++) {
            log.write(entry("x".repeat(60)));
        }
        assertThat(names()).containsExactly("coop.lock", "coop.log");
    }

    @Test
    void an_older_file_goes_when_it_is_too_old() throws IOException {
        Path old = Files.writeString(folder.resolve("coop.2.log"), "{}\n");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(29))));
        Path newer = Files.writeString(folder.resolve("coop.1.log"), "{}\n");
        log(folder, 1000, 3, false).write(entry("now"));
        assertThat(old).doesNotExist();
        assertThat(newer).exists();
    }

    @Test
    void an_interrupted_thread_logs_and_stays_interrupted() throws IOException {
        Thread.currentThread().interrupt();
        log(folder, 1000, 3, true).write(entry("cancelled"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lines(folder.resolve("coop.log"))).hasSize(1);
    }

    @Test
    void where_nothing_can_be_written_nothing_happens() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        log(file.resolve("logs"), 1000, 3, true).write(entry("lost"));
        assertThat(file).isRegularFile();
    }

    /** Writes many lines of different lengths. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            Log log = log(Path.of(args[0]), 20_000, 99, Boolean.parseBoolean(args[2]));
            for (int i = 0; i < LINES; i++) {
                log.write(entry(args[1] + "-" + i + "-" + "y".repeat(i % 90)));
            }
        }
    }

    @Test
    void processes_that_write_at_once_across_rotations_lose_and_tear_nothing() throws Exception {
        List<Process> writers = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            writers.add(TestPrograms.start(Writer.class, folder.toString(), name, "true"));
        }
        for (Process each : writers) {
            String said = new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(each.waitFor()).as(said).isZero();
        }
        Set<String> found = new TreeSet<>();
        int files = 0;
        int lines = 0;
        for (String name : names()) {
            if (!name.equals("coop.lock")) {
                files++;
                for (JsonNode line : lines(folder.resolve(name))) {
                    String[] parts = line.path("message").asString().split("-", -1);
                    assertThat(parts[2]).hasSize(Integer.parseInt(parts[1]) % 90);
                    found.add(parts[0] + parts[1]);
                    lines++;
                }
            }
        }
        assertThat(files).as("there were rotations").isGreaterThan(10);
        assertThat(lines).isEqualTo(4 * LINES);
        assertThat(found).hasSize(4 * LINES);
    }
}
