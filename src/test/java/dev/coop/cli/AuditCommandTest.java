package dev.coop.cli;

import dev.coop.core.failure.CoopException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"30m, PT30M", "2h, PT2H", "7d, PT168H"})
    void a_time_may_be_so_long_ago(String text, Duration ago) {
        assertThat(AuditCommand.instant(text, NOW)).isEqualTo(NOW.minus(ago));
    }

    @Test
    void or_a_moment() {
        assertThat(AuditCommand.instant("2026-01-31T12:00:00Z", NOW)).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "-1h", "1y", "yesterday", "9999999d"})
    void anything_else_is_none(String text) {
        assertThatThrownBy(() -> AuditCommand.instant(text, NOW))
                .isInstanceOf(CoopException.class)
                .hasMessageContaining(text);
    }
}
