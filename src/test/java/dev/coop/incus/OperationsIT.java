package dev.coop.incus;

import dev.coop.testing.IncusFixture;
import dev.coop.testing.SocketProxy;
import dev.coop.testing.TestSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Waiting, and what cuts it short. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OperationsIT {
    @RegisterExtension
    static final IncusFixture incus = new IncusFixture();

    @TempDir
    static Path folder;

    @BeforeAll
    static void launch() {
        incus.launch("c");
    }

    /** Runs until somebody ends it; not cancellable at the server. */
    private static ExecSession busy(IncusClient client) {
        return client.instances().exec("c").start(ExecRequest.of("sleep", "100"));
    }

    private static Operation running() {
        return incus.client().operations().list().stream()
                .filter(each -> !each.isDone() && each.description().equals("Executing command"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_fails_keeps_its_metadata() {
        Operation operation = incus.client().instances().change("c", StateChange.START);
        OperationFailedException failure =
                catchThrowableOfType(OperationFailedException.class, () -> incus.await(operation));
        assertThat(failure.operation().id()).isEqualTo(operation.id());
        assertThat(failure.operation().hasFailed()).isTrue();
        assertThat(failure.operation().err()).isEqualTo(failure.reason());
    }

    @Test
    void an_operation_that_ended_long_ago_is_not_found() throws InterruptedException {
        Operation operation = incus.client().instances().snapshots("c").create("old", null);
        incus.await(operation);
        while (true) {
            try {
                incus.client().operations().get(operation.id());
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (NotFoundException forgotten) {
                break;
            }
        }
        assertThatThrownBy(() -> incus.await(operation)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("measures-time")
    void a_wait_ends_at_its_limit_and_the_operation_goes_on() {
        try (ExecSession session = busy(incus.client())) {
            Operation operation = running();
            Instant start = Instant.now();
            assertThatThrownBy(() -> incus.client().operations().await(operation, Duration.ofMillis(300)))
                    .isInstanceOf(TimeLimitException.class)
                    .hasMessageContaining("Executing command")
                    .hasMessageContaining("300 ms");
            assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(290), Duration.ofSeconds(1));
            assertThat(session.hasEnded()).isFalse();
        }
    }

    @Test
    void a_call_ends_at_its_limit() {
        try (IncusClient client = new IncusClient(TestSocket.endpoint()).limit(Duration.ofNanos(1))) {
            assertThatThrownBy(client::server).isInstanceOf(TimeLimitException.class);
        }
    }

    @Test
    void what_cannot_be_cancelled_says_so() {
        try (ExecSession _ = busy(incus.client())) {
            assertThatThrownBy(
                            () -> incus.client().operations().cancel(running().id()))
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    @Tag("measures-time")
    void an_interrupt_ends_a_wait_at_once_and_frees_its_connection() throws Exception {
        try (SocketProxy proxy = new SocketProxy(folder.resolve("interrupt"), TestSocket.endpoint());
                IncusClient client = new IncusClient(proxy.endpoint()).project(incus.project());
                ExecSession _ = busy(incus.client())) {
            Operation operation = running();
            for (Thread.Builder builder : new Thread.Builder[] {Thread.ofPlatform(), Thread.ofVirtual()}) {
                client.server();
                CompletableFuture<Boolean> flagged = new CompletableFuture<>();
                Thread waiting = builder.start(() -> {
                    try {
                        client.operations().await(operation);
                        flagged.completeExceptionally(new AssertionError("the wait ended by itself"));
                    } catch (CancelledException _) {
                        flagged.complete(Thread.currentThread().isInterrupted());
                    } catch (RuntimeException other) {
                        flagged.completeExceptionally(other);
                    }
                });
                awaitState(waiting, Thread.State.WAITING);
                Instant start = Instant.now();
                waiting.interrupt();
                assertThat(flagged.get(1, TimeUnit.SECONDS)).isTrue();
                assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(200));
            }
            awaitOpen(proxy, 1);
            assertThat(client.server().auth()).isEqualTo("trusted");
        }
    }

    private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
        while (thread.getState() != state) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void awaitOpen(SocketProxy proxy, int atMost) throws InterruptedException {
        while (proxy.open() > atMost) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void an_interrupted_caller_does_not_even_start() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> incus.client().server()).isInstanceOf(CancelledException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_wait_whose_connection_breaks_says_so() throws Exception {
        try (SocketProxy proxy = new SocketProxy(folder.resolve("broken"), TestSocket.endpoint());
                IncusClient client = new IncusClient(proxy.endpoint()).project(incus.project());
                ExecSession _ = busy(incus.client())) {
            Operation operation = running();
            CompletableFuture<Void> wait =
                    CompletableFuture.runAsync(() -> client.operations().await(operation));
            while (proxy.open() == 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            proxy.goDown();
            assertThatThrownBy(() -> wait.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(ConnectionException.class);
        }
    }

    @Test
    void calls_work_again_after_the_server_has_restarted() {
        try (SocketProxy proxy = new SocketProxy(folder.resolve("restart"), TestSocket.endpoint());
                IncusClient client = new IncusClient(proxy.endpoint()).project(incus.project())) {
            client.server();
            proxy.cut();
            assertThat(client.instances().get("c").name()).isEqualTo("c");
            proxy.cut();
            // Nothing that changes something is sent over a connection that may be dead.
            client.operations().await(client.instances().snapshots("c").create("restarted", null), IncusFixture.LIMIT);
            assertThat(client.instances().snapshots("c").get("restarted").name())
                    .isEqualTo("restarted");
            proxy.goDown();
            assertThatThrownBy(client::server)
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("nothing answers at");
            proxy.comeUp();
            assertThat(client.server().auth()).isEqualTo("trusted");
        }
    }

    @Test
    void a_session_whose_connections_break_ends_with_a_connection_failure() throws IOException {
        try (SocketProxy proxy = new SocketProxy(folder.resolve("exec"), TestSocket.endpoint());
                IncusClient client = new IncusClient(proxy.endpoint()).project(incus.project());
                ExecSession session = client.instances().exec("c").start(ExecRequest.of("cat"))) {
            session.stdin().write("x".getBytes(StandardCharsets.UTF_8));
            assertThat(session.stdout().read()).isEqualTo('x');
            proxy.goDown();
            assertThat(session.stdout().read()).isEqualTo(-1);
            assertThatThrownBy(session::waitFor).isInstanceOf(ConnectionException.class);
        }
    }

    @Test
    void closing_a_client_ends_what_waits_and_leaves_no_thread_behind() throws Exception {
        Thread waiting;
        CompletableFuture<Throwable> problem = new CompletableFuture<>();
        try (ExecSession _ = busy(incus.client());
                IncusClient client = new IncusClient(TestSocket.endpoint()).project(incus.project())) {
            Operation operation = running();
            waiting = Thread.ofVirtual().start(() -> {
                try {
                    client.operations().await(operation);
                } catch (IncusException ended) {
                    problem.complete(ended);
                }
            });
            awaitState(waiting, Thread.State.WAITING);
        }
        assertThat(problem.get(2, TimeUnit.SECONDS)).isInstanceOf(ConnectionException.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().matches("(?i)(incus|okhttp|okio).*"))
                .allMatch(Thread::isDaemon);
    }

    @Test
    void a_process_that_uses_a_client_ends_by_itself() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UsesClient.class.getName(),
                        TestSocket.endpoint().path().toString(),
                        incus.project())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("hello");
        assertThat(process.exitValue()).isZero();
    }

    /** Leaves a client and an event stream open at its end. */
    static final class UsesClient {
        private UsesClient() {}

        public static void main(String[] args) {
            IncusClient client = new IncusClient(new Endpoint.UnixSocket(Path.of(args[0]))).project(args[1]);
            EventStream stream = client.events().subscribe(java.util.EnumSet.allOf(Event.Type.class), _ -> {});
            System.out.print(client.instances()
                    .exec("c")
                    .run(ExecRequest.of("echo", "hello"))
                    .out());
            stream.reconnectNow();
        }
    }
}
