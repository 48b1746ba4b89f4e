package dev.coop.core.audit;

import dev.coop.core.audit.Verification.Finding;
import dev.coop.core.failure.CoopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditLogTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00.123Z");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("data/audit.jsonl");
    }

    private Path anchor() {
        return folder.resolve("config/audit.anchor");
    }

    private AuditLog log() {
        return new AuditLog(file(), anchor(), () -> NOW);
    }

    private static AuditEvent event(int number) {
        return AuditEvent.mount(
                AuditKind.MOUNT_GRANTED, "otter-" + number, "/home/me/p\n\"ü\u2028", "/home/agent/p", true, "");
    }

    private void write(int count) {
        IntStream.rangeClosed(1, count).forEach(each -> log().append(event(each)));
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(file()));
    }

    private void replace(List<String> lines) throws IOException {
        Files.writeString(file(), String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
    }

    private List<Finding> findings() {
        return log().verify().findings();
    }

    @Test
    void what_was_written_can_be_read_and_is_intact() throws IOException {
        write(3);
        assertThat(log().read())
                .containsExactly(
                        new AuditRecord(1, NOW, event(1)),
                        new AuditRecord(2, NOW, event(2)),
                        new AuditRecord(3, NOW, event(3)));
        assertThat(log().verify()).isEqualTo(new Verification(3, false, List.of()));
        assertThat(lines()).hasSize(3);
    }

    @Test
    void without_a_file_nothing_was_written_and_all_is_well() {
        assertThat(log().read()).isEmpty();
        assertThat(log().verify().isIntact()).isTrue();
        assertThat(file()).doesNotExist();
    }

    @Test
    void only_the_owner_can_read_it() throws IOException {
        write(1);
        for (Path each : List.of(file(), anchor())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void every_changed_byte_is_found_and_the_line_is_named() throws IOException {
        write(3);
        byte[] genuine = Files.readAllBytes(file());
        int start = lines().getFirst().length() + 1;
        int end = genuine.length - lines().getLast().getBytes(java.nio.charset.StandardCharsets.UTF_8).length - 2;
        for (int i = start; i < end; i++) {
            byte[] changed = genuine.clone();
            changed[i] ^= 1;
            Files.write(file(), changed);
            assertThat(findings())
                    .as("byte %d: %s", i, (char) genuine[i])
                    .isNotEmpty()
                    .anySatisfy(each -> assertThat(each.line()).isBetween(2L, 3L));
        }
    }

    @Test
    void a_changed_line_is_named() throws IOException {
        write(3);
        List<String> lines = lines();
        lines.set(1, lines.get(1).replace("otter-2", "otter-9"));
        replace(lines);
        assertThat(findings()).containsExactly(new Finding(2, "it was changed after it was written"));
    }

    @Test
    void a_changed_line_with_a_new_hash_does_not_fit_the_next() throws IOException {
        write(3);
        List<String> lines = lines();
        AuditLine second = AuditLine.parse(lines.get(1));
        assertThat(second).isNotNull();
        lines.set(1, AuditLine.of(2, NOW, event(9), second.previous()).text());
        replace(lines);
        assertThat(findings()).containsExactly(new Finding(3, "it does not follow the line before it"));
    }

    @Test
    void the_last_line_with_a_new_hash_is_not_the_one_that_was_written() throws IOException {
        write(3);
        List<String> lines = lines();
        AuditLine last = AuditLine.parse(lines.getLast());
        assertThat(last).isNotNull();
        lines.set(2, AuditLine.of(3, NOW, event(9), last.previous()).text());
        replace(lines);
        assertThat(findings()).containsExactly(new Finding(3, "it is not the last one that was written"));
    }

    @Test
    void a_line_that_was_taken_out_is_missed() throws IOException {
        write(4);
        List<String> lines = lines();
        lines.remove(2);
        lines.remove(1);
        replace(lines);
        assertThat(findings()).containsExactly(new Finding(2, "entries 2 to 3 are missing"));
    }

    @Test
    void a_line_that_was_put_in_is_found() throws IOException {
        write(2);
        List<String> lines = lines();
        lines.add(1, lines.getFirst());
        replace(lines);
        assertThat(findings()).contains(new Finding(2, "entry 1 is not in its place"));
    }

    @Test
    void swapped_lines_are_found() throws IOException {
        write(4);
        List<String> lines = lines();
        Collections.swap(lines, 1, 2);
        replace(lines);
        assertThat(findings()).extracting(Finding::line).contains(2L, 3L);
    }

    @Test
    void lines_that_were_cut_off_are_missed_also_after_more_were_written() throws IOException {
        write(5);
        replace(lines().subList(0, 2));
        assertThat(findings()).containsExactly(new Finding(3, "entries 3 to 5 are missing"));
        log().append(event(6));
        assertThat(findings()).containsExactly(new Finding(3, "entries 3 to 5 are missing"));
        log().append(event(7));
        assertThat(findings()).containsExactly(new Finding(3, "entries 3 to 5 are missing"));
    }

    @Test
    void a_part_of_a_line_that_was_cut_off_is_missed() throws IOException {
        write(2);
        String whole = Files.readString(file());
        Files.writeString(file(), whole.substring(0, whole.length() - 20));
        assertThat(findings()).containsExactly(new Finding(2, "entry 2 is missing"));
    }

    @Test
    void an_emptied_or_deleted_file_is_missed() throws IOException {
        write(3);
        replace(List.of());
        assertThat(findings()).containsExactly(new Finding(1, "entries 1 to 3 are missing"));
        Files.delete(file());
        assertThat(findings()).containsExactly(new Finding(1, "entries 1 to 3 are missing"));
        log().append(event(4));
        assertThat(findings()).containsExactly(new Finding(1, "entries 1 to 3 are missing"));
    }

    @Test
    void a_missing_anchor_is_told_and_stays_told() throws IOException {
        write(3);
        replace(lines().subList(0, 2));
        Files.delete(anchor());
        assertThat(findings())
                .containsExactly(new Finding(2, "the anchor is missing: lines after it may have been cut off"));
        log().append(event(4));
        assertThat(findings())
                .containsExactly(new Finding(3, "the anchor was missing then: lines before it may have been cut off"));
    }

    @Test
    void a_line_that_a_crash_left_unfinished_is_cut_off_and_told_of() throws IOException {
        write(2);
        Files.writeString(file(), "{\"sequence\":3,\"ti", StandardOpenOption.APPEND);
        assertThat(log().verify()).isEqualTo(new Verification(2, true, List.of()));
        log().append(event(3));
        assertThat(log().verify()).isEqualTo(new Verification(4, false, List.of()));
        assertThat(log().read())
                .extracting(each -> each.event().kind())
                .containsExactly(
                        AuditKind.MOUNT_GRANTED,
                        AuditKind.MOUNT_GRANTED,
                        AuditKind.RECORD_REPAIRED,
                        AuditKind.MOUNT_GRANTED);
    }

    @Test
    void a_crash_between_the_line_and_the_anchor_is_none_of_tampering() throws IOException {
        write(2);
        byte[] before = Files.readAllBytes(anchor());
        write(1);
        Files.write(anchor(), before);
        assertThat(findings()).isEmpty();
        log().append(event(4));
        assertThat(log().verify()).isEqualTo(new Verification(4, false, List.of()));
    }

    @Test
    void more_lines_than_one_behind_the_anchor_were_not_written_by_coop() throws IOException {
        write(2);
        byte[] before = Files.readAllBytes(anchor());
        write(2);
        Files.write(anchor(), before);
        assertThat(findings()).containsExactly(new Finding(4, "it was added by something else than Coop"));
    }

    @Test
    void nonsense_is_found() throws IOException {
        write(2);
        Files.writeString(file(), "[]\nnull\n{}\n\n", StandardOpenOption.APPEND);
        assertThat(findings()).extracting(Finding::line).contains(3L, 4L, 5L, 6L);
        assertThat(log().read()).hasSize(2);
    }

    @Test
    void many_can_write_at_once() throws Exception {
        List<Thread> threads = IntStream.range(0, 20)
                .mapToObj(each -> Thread.ofVirtual().start(() -> log().append(event(each))))
                .toList();
        for (Thread each : threads) {
            each.join();
        }
        assertThat(log().verify()).isEqualTo(new Verification(20, false, List.of()));
    }

    @Test
    void processes_that_are_killed_while_they_write_break_nothing() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        for (int round = 0; round < 3; round++) {
            List<Process> writers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                writers.add(new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                AuditWriter.class.getName(),
                                file().toString(),
                                anchor().toString())
                        .redirectErrorStream(true)
                        .start());
            }
            for (Process each : writers) {
                assertThat(each.inputReader().readLine()).isEqualTo("writing");
            }
            for (Process each : writers) {
                each.destroyForcibly().waitFor();
            }
            log().append(event(round));
            assertThat(findings()).isEmpty();
        }
        assertThat(log().read()).hasSizeGreaterThan(12);
    }

    @Test
    void what_cannot_be_written_is_an_error() throws IOException {
        Files.createDirectories(file());
        assertThatThrownBy(() -> log().append(event(1)))
                .isInstanceOf(CoopException.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void a_link_in_its_place_is_not_followed() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "");
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), elsewhere);
        assertThatThrownBy(() -> log().append(event(1))).isInstanceOf(CoopException.class);
        assertThat(elsewhere).isEmptyFile();
    }
}
