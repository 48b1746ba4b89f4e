package dev.coop.incus;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTest {
    private static final Endpoint HERE = new Endpoint.UnixSocket(Path.of("/run/s"));

    @Test
    void the_kind_follows_the_code() {
        assertThat(Failures.of(404, "Instance not found"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("Instance not found");
        assertThat(Failures.of(409, "taken")).isInstanceOf(ConflictException.class);
        assertThat(Failures.of(412, "ETag doesn't match")).isInstanceOf(ConflictException.class);
        assertThat(Failures.of(400, "no")).isInstanceOfSatisfying(RefusedException.class, it -> assertThat(it.code())
                .isEqualTo(400));
    }

    @Test
    void an_error_without_a_text_names_its_code() {
        assertThat(Failures.of(500, " ").reason()).isEqualTo("Incus answered 500");
    }

    @ParameterizedTest
    @CsvSource({
        "instances.project_id, a container of that name already exists",
        "instances_snapshots.instance_id, a snapshot of that name already exists",
        "images_aliases.project_id, an image alias of that name already exists",
        "storage_pools.name, one of that name already exists"
    })
    void a_raw_database_error_becomes_a_conflict_in_words(String column, String message) {
        assertThat(Failures.of(400, "Failed: UNIQUE constraint failed: " + column + ", x.name"))
                .isInstanceOf(ConflictException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Profile already exists", "Name \"x\" already in use"})
    void a_taken_name_is_a_conflict_whatever_the_code(String text) {
        assertThat(Failures.of(400, text)).isInstanceOf(ConflictException.class).hasMessage(text);
    }

    @ParameterizedTest
    @CsvSource({
        "No such file or directory, there is no socket at /run/s",
        "Permission denied, this user may not open /run/s",
        "Connection refused, nothing answers at /run/s",
        "Broken pipe, the connection to /run/s broke: Broken pipe"
    })
    void a_broken_connection_says_what_is_wrong(String cause, String message) {
        assertThat(Failures.of(HERE, new IOException(cause)))
                .isInstanceOf(ConnectionException.class)
                .hasMessage(message);
    }

    @Test
    void a_connection_that_is_not_accepted_in_time_is_no_connection() {
        assertThat(Failures.of(HERE, new SocketTimeoutException("timeout"))).hasMessage("nothing answers at /run/s");
        assertThat(Failures.of(HERE, null)).hasMessage("the connection to /run/s broke");
    }

    @Test
    void what_is_known_stays_as_it_is() {
        IncusException known = new NotFoundException("x");
        assertThat(Failures.of(HERE, known)).isSameAs(known);
    }

    @Test
    void limits_are_told_in_seconds_or_milliseconds() {
        assertThat(Failures.text(Duration.ofSeconds(30))).isEqualTo("30 s");
        assertThat(Failures.text(Duration.ofMillis(1500))).isEqualTo("1500 ms");
    }
}
