package dev.coop.cli.authorization;

import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.AuthorizationRequest.OtherMount;
import dev.coop.core.authorization.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SheetTest {
    @Test
    void it_shows_all_that_is_asked() {
        assertThat(Sheet.of(new AuthorizationRequest(
                        new Subject(
                                "web", Path.of("/home/a/.ssh"), "1:2", true, "/home/agent/ssh", Duration.ofHours(2)),
                        List.of("it holds SSH keys", "you protect it"),
                        List.of("id_rsa (SSH private key)"),
                        List.of(new OtherMount("/src", "/home/agent/src", false)))))
                .containsExactly(
                        "  Folder:    /home/a/.ssh",
                        "  Protected: it holds SSH keys",
                        "             you protect it",
                        "  Secrets:   id_rsa (SSH private key)",
                        "  Container: web",
                        "  Mode:      it can read the folder",
                        "  Seen at:   /home/agent/ssh",
                        "  Lasts:     2 hours",
                        "  Sees now:  /src <---> /home/agent/src");
    }

    @Test
    void a_name_can_neither_add_a_line_nor_take_over_the_terminal() {
        String evil = "/x\n  Folder: /harmless\u001b[2J\u202e";
        assertThat(Sheet.of(new AuthorizationRequest(
                        new Subject("web", Path.of(evil), "1:2", false, "/home/agent/x", null),
                        List.of("it is " + evil),
                        List.of(evil),
                        List.of(new OtherMount(evil, evil, true)))))
                .hasSize(8)
                .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\u001b", "\u202e"));
    }
}
