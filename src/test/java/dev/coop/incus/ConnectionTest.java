package dev.coop.incus;

import dev.coop.testing.ScriptedServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes wrong on the way to a server, as far as no real one does it when asked. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionTest {
    private static final String SERVER = """
            {"type": "sync", "status_code": 200, "metadata": {"auth": "trusted", "api_extensions": [], "environment": {}}}""";
    private static final String OPERATION = """
            {"type": "async", "status_code": 100, "operation": "/1.0/operations/o", "metadata": {"id": "o",
             "class": "task", "description": "d", "status": "Running", "status_code": 103, "metadata": null}}""";

    private static final String EXEC = """
            {"type": "async", "metadata": {"id": "o", "class": "websocket", "description": "d", "status": "Running",
             "status_code": 103, "metadata": {"fds": {"0": "a", "1": "b", "2": "c", "control": "d"}}}}""";

    @TempDir
    Path folder;

    private Path socket() {
        return folder.resolve("socket");
    }

    private IncusClient client() {
        return new IncusClient(new Endpoint.UnixSocket(socket()));
    }

    private void refused(String message) {
        try (IncusClient client = client()) {
            assertThatThrownBy(client::server)
                    .isInstanceOfSatisfying(ConnectionException.class, it -> assertThat(it.endpoint())
                            .isEqualTo(new Endpoint.UnixSocket(socket())))
                    .hasMessage(message.formatted(socket()));
        }
    }

    @Test
    void without_a_socket_there_is_none() {
        refused("there is no socket at %s");
    }

    @Test
    void below_a_file_there_is_no_socket() throws IOException {
        java.nio.file.Files.writeString(folder.resolve("file"), "");
        Path below = folder.resolve("file/socket");
        try (IncusClient client = new IncusClient(new Endpoint.UnixSocket(below))) {
            assertThatThrownBy(client::server)
                    .isInstanceOf(ConnectionException.class)
                    .hasMessage("there is no socket at " + below);
        }
    }

    @Test
    void at_a_socket_that_a_dead_server_left_nothing_answers() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertThat(socket()).exists();
        refused("nothing answers at %s");
    }

    @Test
    void at_a_plain_file_nothing_answers() throws IOException {
        java.nio.file.Files.writeString(socket(), "");
        refused("nothing answers at %s");
    }

    @Test
    void a_socket_of_others_may_not_be_opened() throws Exception {
        // Root may open everything: then only the text of the system is tried.
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket()));
            java.nio.file.Files.setPosixFilePermissions(socket(), Set.of());
            if (!"root".equals(System.getProperty("user.name"))) {
                refused("this user may not open %s");
                return;
            }
        }
        assertThat(Failures.of(new Endpoint.UnixSocket(socket()), new java.net.SocketException("Permission denied")))
                .isInstanceOf(ConnectionException.class)
                .hasMessage("this user may not open " + socket());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hello</html>",
                "{\"message\": \"page not found\"}",
                "[]",
                "\"text\"",
                "{\"type\": \"other\"}",
                "",
                "{\"type\":"
            })
    void what_answers_something_else_is_not_incus(String body) {
        try (ScriptedServer _ =
                new ScriptedServer(socket(), (_, connection) -> connection.answer(200, "text/plain", body))) {
            refused("what answers at %s is not Incus");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "{\"api_extensions\": 7}"})
    void an_answer_of_an_unexpected_shape_makes_no_sense(String metadata) {
        String body = "{\"type\": \"sync\", \"metadata\": " + metadata + "}";
        try (ScriptedServer _ = new ScriptedServer(socket(), (_, connection) -> connection.json(body))) {
            refused("an answer of Incus at %s makes no sense");
        }
    }

    @Test
    void what_does_not_even_speak_http_is_not_incus() {
        try (ScriptedServer _ = new ScriptedServer(socket(), (_, connection) -> {
                    connection.send("220 mail ready\r\n");
                    connection.drop();
                });
                IncusClient client = client()) {
            assertThatThrownBy(client::server).isInstanceOf(ConnectionException.class);
        }
    }

    @Test
    void an_answer_that_breaks_off_is_a_broken_connection() {
        try (ScriptedServer _ = new ScriptedServer(socket(), (_, connection) -> {
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"type\": \"sync\"");
                    connection.drop();
                });
                IncusClient client = client()) {
            assertThatThrownBy(client::server)
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageStartingWith("the connection to " + socket() + " broke");
        }
    }

    @Test
    void a_file_that_breaks_off_is_not_taken_for_a_short_one() {
        try (ScriptedServer _ = new ScriptedServer(socket(), (_, connection) -> {
                    connection.send("HTTP/1.1 200 OK\r\nX-Incus-type: file\r\nContent-Length: 1000\r\n\r\nbeginning");
                    connection.drop();
                });
                IncusClient client = client()) {
            assertThatThrownBy(() -> client.instances().files("c").read("/f")).isInstanceOf(ConnectionException.class);
        }
    }

    @Test
    void a_server_that_says_nothing_is_given_up_after_the_limit() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer _ = new ScriptedServer(socket(), (_, _) -> {
                    try {
                        over.await();
                    } catch (InterruptedException end) {
                        Thread.currentThread().interrupt();
                    }
                });
                IncusClient client = client().limit(Duration.ofMillis(150))) {
            assertThatThrownBy(client::server)
                    .isInstanceOf(TimeLimitException.class)
                    .hasMessage("no answer from Incus at " + socket() + " within 150 ms");
        } finally {
            over.countDown();
        }
    }

    @Test
    void reading_is_tried_again_over_a_connection_that_died_idle() {
        AtomicInteger answers = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(socket(), (_, connection) -> {
                    if (answers.getAndIncrement() == 1) {
                        connection.drop();
                    } else {
                        connection.json(SERVER);
                    }
                });
                IncusClient client = client()) {
            client.server();
            assertThat(client.server().auth()).isEqualTo("trusted");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void a_change_is_never_sent_twice() {
        try (ScriptedServer server = new ScriptedServer(socket(), (request, connection) -> {
                    if (request.startsWith("POST")) {
                        connection.drop();
                    } else {
                        connection.json(SERVER);
                    }
                });
                IncusClient client = client()) {
            client.server();
            assertThatThrownBy(() -> client.instances().snapshots("c").create("s", null))
                    .isInstanceOf(ConnectionException.class);
            assertThat(server.requests())
                    .filteredOn(it -> it.startsWith("POST"))
                    .hasSize(1);
        }
    }

    @Test
    void names_are_encoded_in_the_url() {
        try (ScriptedServer server = new ScriptedServer(socket(), (_, connection) -> connection.json(OPERATION));
                IncusClient client = client().project("p q")) {
            client.instances().delete("a/b?c#d%e");
            assertThat(server.requests())
                    .containsExactly("DELETE /1.0/instances/a%2Fb%3Fc%23d%25e?project=p%20q HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "403", "500", "503"})
    void an_error_keeps_its_code_and_text(String code) {
        String body = """
                {"type": "error", "error": "not today", "error_code": %s, "metadata": null}""".formatted(code);
        try (ScriptedServer _ = new ScriptedServer(
                        socket(),
                        (_, connection) -> connection.answer(Integer.parseInt(code), "application/json", body));
                IncusClient client = client()) {
            assertThatThrownBy(client::server)
                    .isInstanceOfSatisfying(
                            RefusedException.class, it -> assertThat(it.code()).isEqualTo(Integer.parseInt(code)))
                    .hasMessage("not today");
        }
    }

    @Test
    void an_exec_whose_sockets_do_not_open_fails_and_says_why() {
        String failed = """
                {"type": "error", "error": "it could not be", "error_code": 400, "metadata": null}""";
        String operation = """
                {"type": "sync", "metadata": {"id": "o", "status": "Failure", "status_code": 400, "err": "it could not be"}}""";
        try (ScriptedServer _ = new ScriptedServer(socket(), (request, connection) -> {
                    if (request.startsWith("POST")) {
                        connection.json(EXEC);
                    } else if (request.contains("/websocket")) {
                        connection.drop();
                    } else {
                        connection.json(request.contains("/wait") ? failed : operation);
                    }
                });
                IncusClient client = client()) {
            assertThatThrownBy(() -> client.instances().exec("c").start(ExecRequest.of("true")))
                    .isInstanceOf(OperationFailedException.class)
                    .hasMessage("it could not be");
        }
    }

    @Test
    void a_command_that_ends_before_its_control_connection_comes_has_run() {
        String refusal = """
                {"type": "error", "error": "Only running operations can be connected", "error_code": 500}""";
        String ended = """
                {"type": "sync", "metadata": {"id": "o", "status": "Success", "status_code": 200, "metadata": {"return": 3}}}""";
        try (ScriptedServer _ = new ScriptedServer(socket(), (request, connection) -> {
                    if (request.startsWith("POST")) {
                        connection.json(EXEC);
                    } else if (request.contains("/wait")) {
                        connection.json(ended);
                    } else if (request.contains("secret=d")) {
                        connection.answer(500, "application/json", refusal);
                    } else {
                        connection.upgrade();
                        connection.frame("");
                    }
                });
                IncusClient client = client()) {
            ExecResult result = client.instances().exec("c").run(ExecRequest.of("true"));
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void an_exec_without_its_secrets_is_a_fault_of_the_connection() {
        try (ScriptedServer _ = new ScriptedServer(socket(), (_, connection) -> connection.json(OPERATION));
                IncusClient client = client()) {
            assertThatThrownBy(() -> client.instances().exec("c").start(ExecRequest.of("true")))
                    .isInstanceOf(ConnectionException.class);
        }
    }

    @Test
    void a_stream_of_events_that_is_refused_says_so_and_goes_on_trying() throws InterruptedException {
        BlockingQueue<IncusException> reasons = new LinkedBlockingQueue<>();
        EventListener listener = new EventListener() {
            @Override
            public void event(Event event) {}

            @Override
            public void disconnected(IncusException why) {
                reasons.add(why);
            }
        };
        try (ScriptedServer _ =
                        new ScriptedServer(socket(), (_, connection) -> connection.answer(403, "text/plain", "no"));
                IncusClient client = client();
                EventStream _ = client.events().subscribe(Set.of(Event.Type.LIFECYCLE), listener)) {
            for (IncusException why : List.of(reasons.take(), reasons.take())) {
                assertThat(why)
                        .isInstanceOf(ConnectionException.class)
                        .hasMessage(socket() + " sends no events (HTTP 403)");
            }
        }
    }

    @Test
    void a_stream_can_be_closed_before_the_server_is_there() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (IncusClient client = client()) {
            EventStream stream = client.events().subscribe(Set.of(Event.Type.LIFECYCLE), new EventListener() {
                @Override
                public void event(Event event) {
                    heard.add("event");
                }

                @Override
                public void disconnected(IncusException why) {
                    heard.add(why.reason());
                }
            });
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("there is no socket at " + socket());
            stream.close();
        }
    }
}
