package dev.coop.core.files;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkRuleTest {
    @ParameterizedTest
    @CsvSource({
        "file, 0",
        "./file, 0",
        "sub/file, 0",
        "sub//file/, 0",
        "../file, 1",
        "../../other/file, 2",
        "./../file, 1",
        "..., 0",
        "., 0"
    })
    void a_link_within_the_copy_stays(String target, int depth) {
        assertThat(LinkRule.staysInside(target, depth)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "/, 5",
        "/etc/passwd, 5",
        "//etc, 5",
        "../file, 0",
        "../../file, 1",
        "../../../../../../etc/passwd, 3",
        // Over another link that leads up, such a one would leave the copy.
        "sub/../file, 3",
        "sub/../../../../etc/passwd, 0",
        ".././x/../../.., 2"
    })
    void a_link_that_could_lead_out_does_not(String target, int depth) {
        assertThat(LinkRule.staysInside(target, depth)).isFalse();
    }
}
