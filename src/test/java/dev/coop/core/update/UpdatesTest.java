package dev.coop.core.update;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UpdatesTest {
    private static final String ADDRESS = "https://example.org/latest";
    private static final String PAGE = "https://example.org/coop";

    private static Updates answering(String version, String answer) {
        return new Updates(ADDRESS, version, address -> {
            assertThat(address).hasToString(ADDRESS);
            return answer;
        });
    }

    private static String release(String tag, String page) {
        return "{\"tag_name\": \"" + tag + "\", \"html_url\": \"" + page + "\", \"assets\": []}";
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.0, v1.10.0, true",
        "1.2.0, 1.2.1, true",
        "1.2.0, v1.2.0, false",
        "1.2.0, v1.1.9, false",
        "1.3.0-SNAPSHOT, v1.3.0, true",
        "1.3.0-SNAPSHOT, v1.2.9, false",
        "development, v0.1, true"
    })
    void a_release_is_told_of_when_it_is_newer(String version, String tag, boolean told) {
        assertThat(answering(version, release(tag, PAGE)).newer())
                .isEqualTo(
                        told
                                ? java.util.Optional.of(new Release(tag.replace("v", ""), PAGE))
                                : java.util.Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"tag_name\": 7, \"html_url\": \"https://example.org\"}",
                "{\"tag_name\": \"v2\\u001b[31m\", \"html_url\": \"https://example.org\"}",
                "{\"tag_name\": \"v2\", \"html_url\": \"javascript:alert(1)\"}",
                "{\"tag_name\": \"v2\", \"html_url\": \"https://example.org/\\u202egpj\"}"
            })
    void what_is_no_release_is_not_shown(String answer) {
        CoopException failure = catchThrowableOfType(
                CoopException.class, () -> answering("1.0", answer).newer());
        assertThat(failure.kind()).isEqualTo(Kind.ERROR);
        assertThat(failure.oneLine()).contains(ADDRESS).contains("updates.feed");
    }

    @Test
    void a_feed_that_does_not_answer_is_said_so() {
        Updates updates = new Updates(ADDRESS, "1.0", address -> {
            throw new IOException("no route");
        });
        CoopException failure = catchThrowableOfType(CoopException.class, updates::newer);
        assertThat(failure).hasRootCauseMessage("no route");
    }

    @Test
    void without_a_feed_nothing_is_asked() {
        Updates updates = new Updates("", "1.0", address -> {
            throw new AssertionError("asked " + address);
        });
        CoopException failure = catchThrowableOfType(CoopException.class, updates::newer);
        assertThat(failure.kind()).isEqualTo(Kind.USAGE);
        assertThat(failure.hint()).contains("coop config set updates.feed");
    }
}
