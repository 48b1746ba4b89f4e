package dev.coop.incus;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is made of the JSON of the server. */
class ReadingTest {
    private static JsonObject json(String text) {
        return JsonObject.of(Json.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "Running, RUNNING", "Ready, RUNNING", "Stopped, STOPPED", "Frozen, FROZEN", "Error, ERROR",
        "Starting, CHANGING", "Stopping, CHANGING", "Aborting, CHANGING", "Freezing, CHANGING", "Thawed, CHANGING"
    })
    void every_status_has_a_meaning(String text, Status status) {
        assertThat(Status.of(text)).isEqualTo(status);
    }

    @Test
    void the_year_one_means_never() {
        Snapshot never = Json.map(Json.parse("""
                {"name": "s", "created_at": "2026-01-02T03:04:05.123456789Z", "expires_at": "0001-01-01T00:00:00Z",
                 "size": -1, "unknown_field": {}}"""), Snapshot.class);
        assertThat(never.expiresAt()).isNull();
        assertThat(never.createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.123456789Z"));
        assertThat(never.size()).isEqualTo(-1);
        assertThat(never.config()).isEmpty();
        Snapshot once = Json.map(Json.parse("""
                {"name": "s", "created_at": "2026-01-02T03:04:05Z", "expires_at": "2030-01-01T00:00:00+01:00"}"""), Snapshot.class);
        assertThat(once.expiresAt()).isEqualTo(Instant.parse("2029-12-31T23:00:00Z"));
    }

    @Test
    void what_an_instance_lacks_is_empty() {
        Instance instance = Instance.of(json("""
                {"name": "c", "type": "container", "status": "Stopped", "architecture": "x86_64",
                 "created_at": "2026-01-02T03:04:05Z", "last_used_at": "1970-01-01T00:00:00Z", "project": "p",
                 "config": null, "devices": null, "profiles": null, "snapshots": null, "state": null}"""));
        assertThat(instance.lastUsedAt()).isNull();
        assertThat(instance.config()).isEmpty();
        assertThat(instance.snapshots()).isEmpty();
        assertThat(instance.profiles()).isEmpty();
        assertThat(instance.state()).isNull();
    }

    @Test
    void an_operation_knows_whether_it_is_done_and_its_exit_code() {
        Operation running = Operation.of(json("""
                {"id": "o", "class": "websocket", "description": "Executing command", "created_at": "2026-01-02T03:04:05Z",
                 "status": "Running", "status_code": 103, "metadata": null, "may_cancel": false, "err": null}"""));
        assertThat(running.isDone()).isFalse();
        assertThat(running.metadata()).isEmpty();
        assertThat(running.returnCode()).isEmpty();
        assertThat(running.progress()).isNull();
        Operation done = Operation.of(json("""
                {"id": "o", "created_at": "2026-01-02T03:04:05Z", "status": "Success", "status_code": 200,
                 "metadata": {"return": 7}}"""));
        assertThat(done.isDone()).isTrue();
        assertThat(done.hasFailed()).isFalse();
        assertThat(done.returnCode()).hasValue(7);
        Operation cancelled = Operation.of(json("""
                {"id": "o", "created_at": "2026-01-02T03:04:05Z", "status": "Cancelled", "status_code": 401}"""));
        assertThat(cancelled.hasFailed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1] 2", "{\"a\": 1,}", "nothing"})
    void what_is_not_one_value_is_no_json(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "{\"name\": \"c\"}", "{\"name\": \"c\", \"created_at\": \"yesterday\"}"})
    void what_is_no_instance_is_not_taken_for_one(String text) {
        assertThatThrownBy(() -> Instance.of(JsonObject.of(Json.parse(text)))).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_request_is_written_as_it_is_read() {
        Map<String, Object> body =
                Map.of("text", "\"ä\n", "yes", true, "one", 1, "many", List.of(Map.of("long", 4294967296L), List.of()));
        assertThat(Json.parse(Json.write(body))).isEqualTo(body);
    }

    @Test
    void what_json_has_no_word_for_is_not_written() {
        assertThatThrownBy(() -> Json.write(Map.of("when", Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_first_address_that_others_can_reach_is_found() {
        InstanceState state = InstanceState.of(json("""
                {"status": "Running", "pid": 1, "processes": 2, "cpu": {"usage": 3}, "memory": {"usage": 4}, "disk": {},
                 "network": {"lo": {"addresses": [{"family": "inet", "address": "127.0.0.1", "scope": "global"}]},
                  "eth1": {"addresses": [{"family": "inet", "address": "10.0.0.2", "scope": "global"}]},
                  "eth0": {"addresses": [{"family": "inet6", "address": "fe80::1", "scope": "link"},
                                         {"family": "inet", "address": "10.0.0.1", "scope": "global"}]},
                  "tun0": {"addresses": null}}}"""));
        assertThat(state.globalAddress("inet")).hasValue("10.0.0.1");
        assertThat(state.globalAddress("inet6")).isEmpty();
    }

    @Test
    void a_lifecycle_event_tells_what_it_is_about() {
        assertThat(EventReader.read("""
                {"type": "lifecycle", "timestamp": "2026-01-02T03:04:05Z", "project": "p", "location": "none", "metadata":
                 {"action": "instance-snapshot-created", "source": "/1.0/instances/my-c/snapshots/s0?project=p"}}"""))
                .isEqualTo(new Event.Lifecycle(
                        Instant.parse("2026-01-02T03:04:05Z"), "p", "instance-snapshot-created", "instances", "my-c"));
    }

    @Test
    void the_project_of_an_event_may_be_in_its_source_only() {
        assertThat(EventReader.read("""
                {"type": "lifecycle", "timestamp": "2026-01-02T03:04:05Z", "metadata":
                 {"action": "image-alias-created", "source": "/1.0/images/aliases/x?project=q"}}""")).isInstanceOfSatisfying(Event.Lifecycle.class, it -> {
            assertThat(it.project()).isEqualTo("q");
            assertThat(it.kind()).isEqualTo("images");
        });
    }

    @Test
    void an_operation_event_carries_the_operation() {
        assertThat(EventReader.read("""
                {"type": "operation", "timestamp": "2026-01-02T03:04:05Z", "project": "p", "metadata":
                 {"id": "o", "created_at": "2026-01-02T03:04:05Z", "status": "Running", "status_code": 103,
                  "metadata": {"download_progress": "5% (1B/s)"}}}""")).isInstanceOfSatisfying(Event.OperationChanged.class, it -> {
            assertThat(it.operation().id()).isEqualTo("o");
            assertThat(it.operation().progress()).isEqualTo(new Progress("", 5, -1, "5% (1B/s)"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "garbage",
                "{\"type\":\"lifecycle\",\"timestamp\":\"yesterday\"}",
                "{\"type\":\"logging\",\"timestamp\":\"2026-01-02T03:04:05Z\",\"metadata\":{}}",
                "{\"type\":\"operation\",\"timestamp\":\"2026-01-02T03:04:05Z\",\"metadata\":[1]}",
                "{\"type\":\"operation\",\"timestamp\":\"2026-01-02T03:04:05Z\",\"metadata\":null}"
            })
    void what_cannot_be_read_is_passed_over(String frame) {
        assertThat(EventReader.read(frame)).isNull();
    }

    @Test
    void a_stop_never_waits_for_less_than_a_second_and_a_kill_not_at_all() {
        assertThat(StateChange.stop(java.time.Duration.ofMillis(100)).body())
                .containsAllEntriesOf(Map.of("action", "stop", "timeout", 1L, "force", false));
        assertThat(StateChange.KILL.body()).containsAllEntriesOf(Map.of("action", "stop", "force", true));
    }
}
