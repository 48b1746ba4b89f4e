package dev.coop.cli;

import dev.coop.core.container.Command;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.Session;
import dev.coop.core.snapshot.Origin;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.CoopProcess.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

/** The system's ssh with Coop's configuration, through the packaged program. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @AfterEach
    void nothingStays() {
        coop.incus().client().instances().list().forEach(each -> coop.incus().delete(each.name()));
    }

    private static Result ssh(byte[] input, String... args) {
        // In a session of its own there is no terminal to ask on.
        List<String> command = new ArrayList<>(
                List.of("setsid", "--wait", "ssh", "-F", coop.ssh().config().toString()));
        command.addAll(List.of(args));
        try (CoopProcess process = CoopProcess.start(command, coop.environment())) {
            process.feed(input);
            return process.await();
        }
    }

    private static Result ssh(String... args) {
        return ssh(new byte[0], args);
    }

    @Test
    void works_right_after_create_without_a_question() {
        for (String name : List.of("first", "second", "third")) {
            coop.containers().create(named(name), CreateListener.NONE);
            Result result = ssh(name + ".coop", "id -un; echo $HOME");
            assertThat(result.err()).isEmpty();
            assertThat(result.out()).isEqualTo("agent\n/home/agent\n");
            assertThat(result.code()).isZero();
        }
    }

    @Test
    void works_after_a_restart_and_carries_what_it_should() {
        coop.containers().create(named("web"), CreateListener.NONE);
        coop.containers().stop("web", Duration.ofSeconds(30), false);
        Result stopped = ssh("web.coop", "true");
        assertThat(stopped.code()).isEqualTo(255);
        assertThat(stopped.err()).contains("coop: \"web\" does not run: start it with: coop start web\n");

        coop.containers().start("web");
        assertThat(ssh("web.coop", "exit 7").code()).isEqualTo(7);
        byte[] sent = new byte[3_000_000];
        new Random(7).nextBytes(sent);
        Result echoed = ssh(sent, "web.coop", "cat");
        assertThat(Arrays.equals(echoed.bytes(), sent)).isTrue();
    }

    @Test
    void a_snapshot_comes_before_a_shell_when_the_setting_asks_for_it() throws Exception {
        coop.containers().create(named("web"), CreateListener.NONE);
        byte[] typed = "exit 3\n".getBytes(StandardCharsets.UTF_8);
        assertThat(CoopProcess.run(coop, typed, "shell", "web").code()).isEqualTo(3);
        assertThat(coop.snapshots().list("web")).isEmpty();

        assertThat(CoopProcess.run(coop, "config", "set", "snapshot_before_shell", "true")
                        .code())
                .isZero();
        Result result = CoopProcess.run(coop, typed, "shell", "web");
        assertThat(result.code()).isEqualTo(3);
        assertThat(coop.snapshots().list("web")).singleElement().satisfies(each -> {
            assertThat(each.origin()).isEqualTo(Origin.SHELL);
            assertThat(result.err()).contains("coop snapshot restore web " + each.name());
        });
        Files.delete(coop.config().resolve("settings.json"));
    }

    @Test
    void another_host_key_is_refused() throws Exception {
        coop.containers().create(named("web"), CreateListener.NONE);
        var replace = new Command(
                List.of(
                        "sh",
                        "-c",
                        "cd /etc/ssh && rm ssh_host_ed25519_key* && ssh-keygen -q -t ed25519 -N '' -f ssh_host_ed25519_key"),
                "root",
                "",
                Map.of(),
                null);
        try (Session session = coop.containers().exec("web", replace)) {
            assertThat(session.waitFor()).isZero();
        }
        Result result = ssh("web.coop", "true");
        assertThat(result.code()).isEqualTo(255);
        assertThat(result.err()).contains("REMOTE HOST IDENTIFICATION HAS CHANGED");
    }

    @Test
    void a_later_container_of_the_same_name_is_known() {
        coop.containers().create(named("web"), CreateListener.NONE);
        coop.containers().delete("web", true);
        Result gone = ssh("web.coop", "true");
        assertThat(gone.code()).isEqualTo(255);
        assertThat(gone.err()).contains("There is no container \"web\"");
        coop.containers().create(named("web"), CreateListener.NONE);
        Result result = ssh("web.coop", "true");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void a_container_that_coop_does_not_know_is_not_entered() {
        coop.incus().boot("stranger");
        Result result = ssh("stranger.coop", "true");
        assertThat(result.code()).isEqualTo(255);
        assertThat(result.err()).doesNotContain("Permanently added");
    }
}
