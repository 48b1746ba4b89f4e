package dev.coop.incus;

import dev.coop.testing.IncusFixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExecIT {
    private static final int TEN_MEGABYTES = 10 * 1000 * 1000;

    @RegisterExtension
    static final IncusFixture incus = new IncusFixture();

    @BeforeAll
    static void launch() {
        incus.launch("c");
    }

    private static Exec exec() {
        return incus.client().instances().exec("c");
    }

    private static ExecResult sh(String script) {
        return exec().run(ExecRequest.of("sh", "-c", script));
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 7, 7", "exit 255, 255", "kill -TERM $$, 143", "kill -KILL $$, 137"})
    void the_exit_code_of_the_command_arrives(String script, int code) {
        assertThat(sh(script).exitCode()).isEqualTo(code);
    }

    @Test
    void a_command_that_does_not_exist_ends_with_127() {
        assertThat(exec().run(ExecRequest.of("no-such-command")).exitCode()).isEqualTo(127);
    }

    @Test
    void a_command_that_cannot_be_executed_ends_with_126() {
        assertThat(exec().run(ExecRequest.of("/etc/passwd")).exitCode()).isEqualTo(126);
    }

    @Test
    void a_command_that_does_not_exist_ends_with_127_in_a_terminal_too() {
        try (ExecSession session =
                exec().start(ExecRequest.of("no-such-command").terminal(new ExecRequest.TerminalSize(80, 24)))) {
            assertThat(session.waitFor()).isEqualTo(127);
        }
    }

    @Test
    void output_and_errors_arrive_apart() {
        ExecResult result = sh("echo out; echo err >&2");
        assertThat(result.out()).isEqualTo("out\n");
        assertThat(result.err()).isEqualTo("err\n");
    }

    @Test
    void closing_stdin_ends_what_the_command_reads() throws IOException {
        try (ExecSession session = exec().start(ExecRequest.of("cat"))) {
            session.stdin().write("until the end".getBytes(StandardCharsets.UTF_8));
            session.stdin().close();
            assertThat(text(session.stdout())).isEqualTo("until the end");
            assertThat(session.waitFor()).isZero();
        }
    }

    @Test
    void a_command_that_ends_without_reading_its_input_does_not_stop_the_caller() {
        assertThat(exec().run(ExecRequest.of("true"), new byte[TEN_MEGABYTES]).exitCode())
                .isZero();
    }

    @Test
    void a_child_that_keeps_the_output_open_does_not_keep_the_caller_waiting() {
        assertThat(sh("sleep 30 & echo started").out()).isEqualTo("started\n");
    }

    @Test
    void runs_in_the_folder_with_the_environment_and_as_the_user_that_were_asked_for() {
        ExecResult result = exec().run(ExecRequest.of("sh", "-c", "pwd; id -u; id -g; echo \"$COOP $HOME\"")
                .cwd("/var/tmp")
                .user(1000, 1000)
                .environment(Map.of("COOP", "with spaces, ünï and =", "HOME", "/home/agent")));
        assertThat(result.out()).isEqualTo("/var/tmp\n1000\n1000\nwith spaces, ünï and = /home/agent\n");
    }

    @Test
    void arguments_arrive_as_they_are() {
        List<String> awkward = List.of("a b", "", "\"quoted\"", "$HOME", "new\nline", "日本");
        List<String> command = new ArrayList<>(List.of("printf", "%s|"));
        command.addAll(awkward);
        assertThat(exec().run(ExecRequest.of(command)).out()).isEqualTo(String.join("|", awkward) + "|");
    }

    @Test
    void a_signal_reaches_the_command() throws IOException {
        try (ExecSession session = exec().start(ExecRequest.of(
                "sh", "-c", "trap 'echo caught; exit 9' USR1; echo ready; while :; do sleep 0.05; done"))) {
            InputStream out = session.stdout();
            assertThat(line(out)).isEqualTo("ready");
            session.signal(10);
            assertThat(line(out)).isEqualTo("caught");
            assertThat(session.waitFor()).isEqualTo(9);
        }
    }

    @Test
    void closing_the_session_kills_the_command() throws Exception {
        try (ExecSession session = exec().start(ExecRequest.of("sleep", "4711"))) {
            assertThat(processes("sleep 4711")).isEqualTo(1);
            assertThat(session.hasEnded()).isFalse();
        }
        assertThat(processes("sleep 4711")).isZero();
    }

    @Test
    void closing_a_terminal_kills_the_command() throws Exception {
        try (ExecSession session = terminal("sleep 4712")) {
            assertThat(session.hasEnded()).isFalse();
        }
        assertThat(processes("sleep 4712")).isZero();
    }

    @Test
    void closing_while_output_waits_to_be_read_is_prompt() throws Exception {
        ExecSession session = exec().start(ExecRequest.of("yes"));
        assertThat(session.stdout().read()).isEqualTo('y');
        Instant start = Instant.now();
        session.close();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(processes("yes")).isZero();
    }

    @Test
    void interrupting_a_run_kills_the_command() throws Exception {
        CompletableFuture<Boolean> flagged = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                exec().run(ExecRequest.of("sleep", "4713"));
                flagged.completeExceptionally(new AssertionError("it was not cancelled"));
            } catch (CancelledException _) {
                flagged.complete(Thread.currentThread().isInterrupted());
            } catch (RuntimeException other) {
                flagged.completeExceptionally(other);
            }
        });
        awaitProcesses("sleep 4713", 1);
        caller.interrupt();
        assertThat(flagged.get(2, TimeUnit.SECONDS)).isTrue();
        awaitProcesses("sleep 4713", 0);
    }

    @Test
    void interrupting_a_blocked_write_ends_it() throws Exception {
        try (ExecSession session = exec().start(ExecRequest.of("sleep", "4714"))) {
            CompletableFuture<Throwable> problem = new CompletableFuture<>();
            CompletableFuture<Void> begun = new CompletableFuture<>();
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        session.stdin().write(new byte[1 << 20]);
                        begun.complete(null);
                    }
                } catch (IOException e) {
                    problem.complete(e);
                }
            });
            begun.get(5, TimeUnit.SECONDS);
            writer.interrupt();
            assertThat(problem.get(2, TimeUnit.SECONDS)).isInstanceOf(java.io.InterruptedIOException.class);
        }
    }

    @Test
    void ten_megabytes_travel_both_ways_at_once_byte_for_byte() {
        byte[] sent = new byte[TEN_MEGABYTES];
        new Random(1).nextBytes(sent);
        ExecResult result = exec().run(ExecRequest.of("cat"), sent);
        assertThat(result.exitCode()).isZero();
        assertThat(Arrays.equals(result.stdout(), sent)).isTrue();
    }

    @Test
    void ten_megabytes_of_output_and_of_errors_arrive_whole() {
        ExecResult result = sh("head -c 10000000 /dev/zero; head -c 10000000 /dev/zero >&2");
        assertThat(result.stdout()).hasSize(TEN_MEGABYTES);
        assertThat(result.err()).hasSize(TEN_MEGABYTES);
    }

    @Test
    void a_session_outlives_the_time_limit_of_calls() {
        Exec limited = incus.client().limit(Duration.ofMillis(700)).instances().exec("c");
        assertThat(limited.run(ExecRequest.of("sh", "-c", "sleep 1; echo slept"))
                        .out())
                .isEqualTo("slept\n");
    }

    @Test
    void a_command_waits_for_a_reader_that_is_slow() throws Exception {
        try (ExecSession session =
                exec().start(ExecRequest.of("sh", "-c", "yes 0123456789abcdef | head -c 200000000"))) {
            assertThat(session.stdout().read()).isEqualTo('0');
            // What is written without a reader is bounded by the buffers on the way: 200 MB would take far less time.
            assertThat(written(session)).isLessThan(20_000_000);
            long rest = session.stdout().transferTo(OutputStream.nullOutputStream());
            assertThat(rest + 1).isEqualTo(200_000_000);
            assertThat(session.waitFor()).isZero();
        }
    }

    /** How much {@code head} has written once it writes no more. */
    private static long written(ExecSession session) throws Exception {
        String script = "for p in $(pidof head); do awk '/^wchar/ {print $2}' /proc/$p/io; done";
        long before = -1;
        while (true) {
            long now = sh(script).out().lines().mapToLong(Long::parseLong).sum();
            if (now == before && now > 0) {
                assertThat(session.hasEnded()).isFalse();
                return now;
            }
            before = now;
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void fifty_commands_run_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String number = Integer.toString(i);
                calls.add(() -> {
                    ExecResult result = exec().run(
                                    ExecRequest.of("sh", "-c", "cat; sleep 0.2; exit " + number),
                                    number.getBytes(StandardCharsets.UTF_8));
                    return result.out() + ":" + result.exitCode();
                });
            }
            List<String> results = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(calls)) {
                results.add(each.get());
            }
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                expected.add(i + ":" + i);
            }
            assertThat(results).isEqualTo(expected);
        }
    }

    /** The command may have ended before the last of its connections comes. */
    @Test
    void commands_that_end_at_once_end_well() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> {
                    int worst = 0;
                    for (int j = 0; j < 15; j++) {
                        worst = Math.max(
                                worst, exec().run(ExecRequest.of("true")).exitCode());
                    }
                    return worst;
                });
            }
            for (Future<Integer> each : threads.invokeAll(calls)) {
                assertThat(each.get()).isZero();
            }
        }
    }

    @Test
    void many_idle_sessions_do_not_slow_other_calls() {
        List<ExecSession> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                idle.add(terminal("sleep 100"));
            }
            Instant start = Instant.now();
            for (int i = 0; i < 10; i++) {
                assertThat(sh("echo " + i).out()).isEqualTo(i + "\n");
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
        } finally {
            idle.forEach(ExecSession::close);
        }
    }

    @Test
    void the_terminal_has_the_size_that_was_asked_for() throws IOException {
        try (ExecSession session =
                exec().start(ExecRequest.of("stty", "size").terminal(new ExecRequest.TerminalSize(123, 45)))) {
            assertThat(text(session.stdout())).isEqualTo("45 123\r\n");
            assertThat(session.waitFor()).isZero();
        }
    }

    @Test
    void the_program_in_the_terminal_sees_a_new_size() throws IOException {
        try (ExecSession session = terminal("trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.05; done")) {
            InputStream out = session.stdout();
            assertThat(line(out)).isEqualTo("ready");
            session.resize(new ExecRequest.TerminalSize(132, 50));
            assertThat(line(out)).isEqualTo("50 132");
            assertThat(session.waitFor()).isZero();
        }
    }

    @Test
    void control_c_interrupts_the_program_in_the_terminal() throws IOException {
        try (ExecSession session = terminal("echo ready; exec sleep 4715")) {
            assertThat(line(session.stdout())).isEqualTo("ready");
            session.stdin().write(3);
            session.stdin().flush();
            assertThat(session.waitFor()).isEqualTo(130);
        }
    }

    @Test
    void the_exit_code_arrives_after_the_terminal_ends() throws IOException {
        try (ExecSession session = terminal("read line; echo \"got $line\"; exit 5")) {
            session.stdin().write("typed\r".getBytes(StandardCharsets.UTF_8));
            assertThat(text(session.stdout())).contains("got typed");
            assertThat(session.waitFor()).isEqualTo(5);
        }
    }

    @Test
    void the_end_of_file_character_ends_a_shell_in_the_terminal() throws IOException {
        try (ExecSession session =
                exec().start(ExecRequest.of("bash", "--norc").terminal(new ExecRequest.TerminalSize(80, 24)))) {
            session.stdin()
                    .write("exit_with() { exit 4; }; trap exit_with EXIT; echo re''ady\r"
                            .getBytes(StandardCharsets.UTF_8));
            InputStream out = session.stdout();
            while (!line(out).equals("ready")) {
                // The echo of what was typed, and the prompt.
            }
            session.stdin().write(4);
            assertThat(session.waitFor()).isEqualTo(4);
        }
    }

    @Test
    void a_terminal_carries_a_megabyte_out() throws IOException {
        try (ExecSession session = terminal("head -c 1000000 /dev/zero | tr '\\0' x")) {
            assertThat(session.stdout().readAllBytes()).hasSize(1_000_000);
            assertThat(session.waitFor()).isZero();
        }
    }

    @Test
    void a_forced_stop_of_the_container_ends_its_sessions() {
        incus.launch("doomed");
        try (ExecSession session = incus.client().instances().exec("doomed").start(ExecRequest.of("sleep", "100"));
                ExecSession terminal = incus.client()
                        .instances()
                        .exec("doomed")
                        .start(ExecRequest.of("sleep", "100").terminal(new ExecRequest.TerminalSize(80, 24)))) {
            incus.client().instances().changeAndAwait("doomed", StateChange.KILL, IncusFixture.LIMIT);
            assertThat(session.waitFor()).isEqualTo(137);
            assertThat(terminal.waitFor()).isEqualTo(137);
        }
        incus.delete("doomed");
    }

    @Test
    void nothing_runs_in_a_container_that_is_frozen_or_stopped() {
        incus.launch("cold");
        Instances instances = incus.client().instances();
        instances.changeAndAwait("cold", StateChange.FREEZE, IncusFixture.LIMIT);
        assertThatThrownBy(() -> instances.exec("cold").run(ExecRequest.of("true")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("frozen");
        instances.changeAndAwait("cold", StateChange.UNFREEZE, IncusFixture.LIMIT);
        instances.changeAndAwait("cold", StateChange.KILL, IncusFixture.LIMIT);
        assertThatThrownBy(() -> instances.exec("cold").run(ExecRequest.of("true")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not running");
        assertThatThrownBy(() -> instances.exec("none").run(ExecRequest.of("true")))
                .isInstanceOf(NotFoundException.class);
        incus.delete("cold");
    }

    private static ExecSession terminal(String script) {
        return exec().start(ExecRequest.of("sh", "-c", script)
                .environment(Map.of("TERM", "xterm-256color"))
                .terminal(new ExecRequest.TerminalSize(80, 24)));
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String line(InputStream stream) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = stream.read(); next != '\n'; next = stream.read()) {
            if (next < 0) {
                throw new IOException("the output ended after: " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static long processes(String command) {
        return sh("cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -o '"
                        + command.replaceFirst("^(.)", "[$1]") + "' | wc -l")
                .out()
                .strip()
                .transform(Long::parseLong);
    }

    private static void awaitProcesses(String command, long count) throws InterruptedException {
        while (processes(command) != count) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
