package dev.coop.core.failure;

import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.Os;
import dev.coop.incus.Endpoint;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.StateChange;
import dev.coop.testing.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class IncusFailuresTest {
    private static final String OPERATION = """
            {"type": "async", "status_code": 100, "operation": "/1.0/operations/o", "metadata": {"id": "o",
             "class": "task", "description": "Starting instance", "created_at": "2026-01-01T00:00:00Z",
             "status": "Running", "status_code": 103, "resources": {}, "metadata": {}, "may_cancel": false, "err": ""}}
            """;

    @TempDir
    Path temp;

    private static CoopException translated(Endpoint endpoint, Consumer<IncusClient> call) {
        try (IncusClient client = new IncusClient(endpoint)) {
            CoopException failure = catchThrowableOfType(
                    CoopException.class, () -> IncusFailures.translating(() -> call.accept(client)));
            assertThat(failure).isNotNull();
            assertThat(failure.getCause()).isInstanceOf(IncusException.class);
            assertThat(failure.oneLine()).doesNotContain("\n");
            return failure;
        }
    }

    /** What comes of that answer to everything. */
    private CoopException answered(int status, int code, String error) {
        try (ScriptedServer server = new ScriptedServer(
                temp.resolve("s"),
                (request, connection) -> connection.answer(
                        status,
                        "application/json",
                        "{\"type\": \"error\", \"error_code\": " + code + ", \"error\": \"" + error + "\"}"))) {
            return translated(server.endpoint(), IncusClient::server);
        }
    }

    /** What comes of an operation that fails so. */
    private CoopException failed(String error) {
        try (ScriptedServer server = new ScriptedServer(temp.resolve("s"), (request, connection) -> {
            if (request.startsWith("PUT")) {
                connection.answer(202, "application/json", OPERATION);
            } else if (request.contains("/wait")) {
                connection.json("{\"type\": \"error\", \"error_code\": 400, \"error\": \"" + error + "\"}");
            } else {
                connection.json(OPERATION.replace("\"async\"", "\"sync\""));
            }
        })) {
            return translated(server.endpoint(), client -> client.instances()
                    .changeAndAwait("c", StateChange.START, Duration.ofSeconds(5)));
        }
    }

    /** One of several places that Coop looks at by itself. */
    private Endpoint usual(Path socket) {
        return new Endpoint.UnixSocket(List.of(socket, temp.resolve("another")));
    }

    @Test
    void a_socket_that_the_user_named_wrongly_is_looked_at_again() throws Exception {
        for (Path named : List.of(temp.resolve("none"), Files.createFile(temp.resolve("file")))) {
            CoopException failure = translated(new Endpoint.UnixSocket(named), IncusClient::server);
            assertThat(failure.kind()).isEqualTo(Kind.NO_CONNECTION);
            assertThat(failure.oneLine()).contains(named.toString()).contains("COOP_INCUS_SOCKET");
        }
    }

    @Test
    void where_there_is_no_socket_incus_has_to_be_installed() {
        CoopException failure = translated(usual(temp.resolve("none")), IncusClient::server);
        assertThat(failure.kind()).isEqualTo(Kind.NO_CONNECTION);
        assertThat(failure.problem()).isEqualTo("Incus does not answer: there is no socket at " + temp.resolve("none"));
        assertThat(failure.hint()).contains(Os.current() == Os.MACOS ? "coop vm start" : "install and start Incus");
    }

    @Test
    void where_nothing_listens_incus_has_to_be_started() throws Exception {
        try (ScriptedServer server = new ScriptedServer(temp.resolve("s"), (request, connection) -> {})) {
            assertThat(server.endpoint()).isNotNull();
        }
        if (!Files.exists(temp.resolve("s"))) {
            Files.createFile(temp.resolve("s"));
        }
        CoopException failure = translated(usual(temp.resolve("s")), IncusClient::server);
        assertThat(failure.kind()).isEqualTo(Kind.NO_CONNECTION);
        assertThat(failure.problem()).isEqualTo("Incus does not answer: nothing answers at " + temp.resolve("s"));
        assumeTrue(Os.current() == Os.LINUX);
        assertThat(failure.hint()).contains("systemctl start incus");
    }

    @Test
    void what_is_not_there_or_taken_is_in_the_wrong_state() {
        CoopException missing = answered(404, 404, "Instance not found");
        assertThat(missing.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(missing.oneLine()).isEqualTo("Instance not found.");

        CoopException taken = answered(409, 409, "the profile already exists");
        assertThat(taken.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(taken.oneLine()).isEqualTo("The profile already exists.");
    }

    @Test
    void who_is_not_allowed_is_told_which_group_is() {
        CoopException failure = answered(403, 403, "not authorized");
        assertThat(failure.kind()).isEqualTo(Kind.ERROR);
        assertThat(failure.oneLine())
                .isEqualTo("Incus does not allow this: not authorized: join the group incus-admin, then log in again");
    }

    @Test
    void what_incus_refuses_is_said_in_its_words() {
        CoopException failure = answered(400, 400, "Invalid devices");
        assertThat(failure.kind()).isEqualTo(Kind.ERROR);
        assertThat(failure.oneLine()).isEqualTo("Incus refused: Invalid devices.");
        assertThat(failed("Command not found").oneLine()).isEqualTo("Incus could not do it: Command not found.");
    }

    @ParameterizedTest
    @CsvSource({
        "write /var/lib/x: no space left on device",
        "Failed to create: No space left on device",
        "mkdir x: disk quota exceeded"
    })
    void a_full_pool_is_said_to_be_full(String error) {
        for (CoopException failure : List.of(answered(500, 500, error), failed(error))) {
            assertThat(failure.kind()).isEqualTo(Kind.ERROR);
            assertThat(failure.problem()).isEqualTo("There is no space left in Incus's storage pool");
            assertThat(failure.hint()).contains("delete containers");
        }
    }

    @Test
    void an_operation_that_fails_because_of_a_name_says_so() {
        CoopException failure = failed("Instance \\\"c\\\" already exists");
        assertThat(failure.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(failure.oneLine()).isEqualTo("Instance \"c\" already exists.");
    }

    @Test
    void what_takes_too_long_is_said_to() {
        try (ScriptedServer server = new ScriptedServer(temp.resolve("s"), (request, connection) -> {})) {
            CoopException failure = translated(server.endpoint(), client -> client.limit(Duration.ofMillis(100))
                    .server());
            assertThat(failure.kind()).isEqualTo(Kind.ERROR);
            assertThat(failure.problem()).contains("within 100 ms");
            assertThat(failure.hint()).contains("incus operation list");
        }
    }

    @Test
    void an_interrupt_cancels() {
        try (ScriptedServer server = new ScriptedServer(temp.resolve("s"), (request, connection) -> {})) {
            Thread.currentThread().interrupt();
            CoopException failure = translated(server.endpoint(), IncusClient::server);
            assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
            assertThat(Thread.interrupted()).as("the flag is still set").isTrue();
        }
    }

    @Test
    void several_lines_of_incus_become_one() {
        assertThat(failed("Failed to run: forkstart\\nexit status 1").oneLine())
                .isEqualTo("Incus could not do it: Failed to run: forkstart exit status 1.");
    }
}
