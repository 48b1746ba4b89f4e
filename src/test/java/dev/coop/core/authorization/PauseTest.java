package dev.coop.core.authorization;

import dev.coop.core.authorization.CodeEntry.Outcome;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PauseTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-01-01T10:00:00Z");

    private Path file() {
        return folder.resolve("data/authorization.pause");
    }

    /** Made anew each time, as another process would. */
    private Pause.Attempt begin() {
        return new Pause(file(), () -> now).begin();
    }

    private Duration waits() {
        CoopException refused = catchThrowableOfType(CoopException.class, this::begin);
        if (refused == null) {
            return Duration.ZERO;
        }
        assertThat(refused.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        String hint = refused.hint().replace("try again in ", "");
        return hint.endsWith(" s")
                ? Duration.ofSeconds(Long.parseLong(hint.replace(" s", "")))
                : Duration.ofMinutes(Long.parseLong(hint.replace(" minutes", "")));
    }

    private void fail() {
        begin().end(Outcome.WRONG, 3);
    }

    @Test
    void each_failure_brings_a_longer_pause_in_every_process() {
        long[] seconds = {5, 10, 20, 40, 80, 180, 360, 900, 900};
        for (long expected : seconds) {
            fail();
            assertThat(waits()).isEqualTo(Duration.ofSeconds(expected));
            now = now.plus(PauseState.LONGEST);
        }
    }

    @Test
    void the_pause_ends_to_the_second() {
        fail();
        now = now.plusSeconds(5).minusMillis(1);
        assertThat(waits()).isEqualTo(Duration.ofSeconds(1));
        now = now.plusMillis(1);
        assertThatCode(this::begin).doesNotThrowAnyException();
    }

    @Test
    void the_right_code_makes_all_forgotten() {
        fail();
        now = now.plusSeconds(5);
        begin().end(Outcome.ACCEPTED, 2);
        fail();
        assertThat(waits()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_day_makes_all_forgotten() {
        for (int i = 0; i < 9; i++) {
            fail();
            now = now.plus(PauseState.LONGEST);
        }
        now = now.plus(Duration.ofDays(1));
        fail();
        assertThat(waits()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_time_out_counts_and_refusing_without_a_guess_does_not() {
        begin().end(Outcome.REFUSED, 0);
        assertThat(waits()).isZero();
    }

    @Test
    void refusing_after_a_guess_counts() {
        begin().end(Outcome.REFUSED, 1);
        assertThat(waits()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void letting_the_time_pass_counts() {
        begin().end(Outcome.TOO_LATE, 0);
        assertThat(waits()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void killing_coop_while_it_asks_spares_no_pause() {
        begin();
        begin();
        begin();
        assertThat(waits()).isEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1 0", "0", "0 0 0", "99999999999999999999 1", "0 x"})
    void a_file_that_makes_no_sense_means_the_longest_pause_once(String content) throws IOException {
        fail();
        Files.writeString(file(), content);
        assertThat(waits()).isEqualTo(PauseState.LONGEST);
        now = now.plus(PauseState.LONGEST);
        assertThatCode(this::begin).doesNotThrowAnyException();
    }

    @Test
    void a_clock_that_was_set_back_makes_no_pause_longer_than_the_longest() {
        fail();
        now = now.minus(Duration.ofDays(3));
        assertThat(waits()).isEqualTo(PauseState.LONGEST);
        now = now.plus(PauseState.LONGEST);
        assertThatCode(this::begin).doesNotThrowAnyException();
    }

    @Test
    void the_file_is_its_owners_alone_and_is_no_link() throws IOException {
        fail();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "0 0\n");
        Files.delete(file());
        Files.createSymbolicLink(file(), elsewhere);
        now = now.plusSeconds(5);
        CoopException refused = catchThrowableOfType(CoopException.class, this::begin);
        assertThat(refused.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(elsewhere).hasContent("0 0");
    }
}
