package dev.coop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class ProgramCallTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path temp;

    private static ProgramCall shell(String script, Duration limit) {
        return new ProgramCall(List.of("/bin/sh", "-c", script), Map.of("WORD", "hello"), limit);
    }

    @Test
    void both_outputs_and_the_code_are_given() throws Exception {
        ProgramCall.Result result =
                shell("echo $WORD; echo oh >&2; exit 3", LIMIT).run();
        assertThat(result).isEqualTo(new ProgramCall.Result(3, "hello\n", "oh\n"));
    }

    @Test
    void it_gets_nothing_to_read() throws Exception {
        assertThat(shell("cat; echo end", LIMIT).run().out()).isEqualTo("end\n");
    }

    @Test
    void an_output_without_end_is_cut_off() throws Exception {
        ProgramCall.Result result = shell("head -c 5000000 /dev/zero", LIMIT).run();
        assertThat(result.succeeded()).isTrue();
        assertThat(result.out()).hasSize(1 << 20);
    }

    @Test
    void one_that_hangs_is_ended_with_all_that_it_started() throws Exception {
        Path pids = temp.resolve("pids");
        assertThatExceptionOfType(ProgramCall.TimeLimitException.class).isThrownBy(() -> shell(
                        "sleep 500 & echo $! >" + pids + "; echo $$ >>" + pids + "; wait", Duration.ofMillis(700))
                .run());
        assertThat(Files.readAllLines(pids)).hasSize(2).allSatisfy(pid -> assertThat(
                        ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive))
                .isEmpty());
    }

    @Test
    void one_that_leaves_something_behind_with_its_output_open_is_not_waited_for() throws Exception {
        long start = System.nanoTime();
        ProgramCall.Result result =
                shell("echo started; (sleep 30) & exit 0", LIMIT).run();
        assertThat(result.out()).isEqualTo("started\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void lines_are_told_one_by_one_redrawn_ones_too() throws Exception {
        List<String> lines = new ArrayList<>();
        int code = shell("printf '1%%\\r2%%\\r\\n'; echo oh >&2; printf end; exit 4", LIMIT)
                .follow(lines::add);
        assertThat(code).isEqualTo(4);
        assertThat(lines).containsExactlyInAnyOrder("1%", "2%", "oh", "end");
    }

    @Test
    void a_program_that_is_not_there_is_an_error() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new ProgramCall(List.of("/no/such/program"), Map.of(), LIMIT).run());
    }

    @Test
    void programs_are_found_on_the_path_and_on_a_mac_in_homebrews_folders() throws IOException {
        Path program = Files.createFile(temp.resolve("colima"));
        ProgramPath path = ProgramPath.from(Map.of("PATH", "relative::" + temp), Os.LINUX);
        assertThat(path.folders()).containsExactly(temp);
        assertThat(path.find("colima")).as("it cannot be run").isEmpty();
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(path.find("colima")).contains(program);
        assertThat(ProgramPath.from(Map.of("PATH", "/usr/bin"), Os.MACOS).toString())
                .isEqualTo("/usr/bin:/opt/homebrew/bin:/usr/local/bin");
    }
}
