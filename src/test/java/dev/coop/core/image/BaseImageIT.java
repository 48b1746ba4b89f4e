package dev.coop.core.image;

import dev.coop.core.container.Command;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.CreateRequest;
import dev.coop.core.container.Session;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.setup.Setup;
import dev.coop.core.ssh.SshFiles;
import dev.coop.host.Programs;
import dev.coop.incus.IncusClient;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.TestSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The real base image, in Coop's own project: built when there is none, which takes minutes. */
class BaseImageIT {
    private static final String NAME = "it-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    private static Path folder;

    private static final IncusClient INCUS =
            new IncusClient(TestSocket.endpoint()).project(Setting.INCUS_PROJECT.standard());

    private static ContainerService containers() {
        return CoopFixture.containers(INCUS, Settings.DEFAULTS, ssh(), folder);
    }

    private static SshFiles ssh() {
        return new SshFiles(folder.resolve("config"), CoopFixture.program().toString());
    }

    @BeforeAll
    static void create() {
        new Setup(INCUS).run(step -> {});
        ImageService images = new IncusImages(INCUS, Settings.DEFAULTS, folder.resolve("cache"));
        if (!images.exists()) {
            images.build(new BuildRequest(null, null, false), BuildListener.NONE);
        }
        containers().create(new CreateRequest(NAME, null, null, null, null, null), CreateListener.NONE);
    }

    @AfterAll
    static void delete() {
        try {
            containers().delete(NAME, true);
        } finally {
            INCUS.close();
        }
    }

    private record Ran(int code, String output) {}

    private static Ran run(List<String> command) throws IOException {
        try (Session session = containers().exec(NAME, Command.of(command.toArray(String[]::new)))) {
            session.stdin().close();
            String out = new String(session.stdout().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(session.stderr().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(session.waitFor(), out + err);
        }
    }

    private static Recipe recipe() {
        String name = INCUS.images()
                .byAlias(Setting.DEFAULT_IMAGE.standard())
                .orElseThrow()
                .properties()
                .getOrDefault("coop.recipe", "");
        return RecipeBook.OWN.recipe(name);
    }

    @Test
    void every_promised_tool_says_its_version_to_the_agent() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Recipe.Step step : recipe().steps()) {
            for (Recipe.Provided promise : step.provides()) {
                Ran ran = run(promise.command());
                // What is optional may have been left out where its publisher cannot be reached.
                boolean leftOut = step.optional() && ran.code() == 127;
                if (!leftOut
                        && !Pattern.compile(promise.expect())
                                .matcher(ran.output())
                                .find()) {
                    broken.add(promise.tool() + ": " + ran.output());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void the_main_tools_have_the_versions_that_coop_is_known_for() throws IOException {
        assertThat(run(List.of("python3", "--version")).output()).startsWith("Python 3.13.");
        assertThat(run(List.of("go", "version")).output()).startsWith("go version go1.24");
        assertThat(run(List.of("node", "--version")).output()).startsWith("v24.");
        assertThat(run(List.of("gh", "--version")).output()).startsWith("gh version 2.");
        assertThat(run(List.of("claude", "--version")).output()).contains("Claude Code");
    }

    @Test
    void the_agent_is_user_1000_and_may_become_root() throws IOException {
        assertThat(run(List.of("id", "-u")).output().strip()).isEqualTo("1000");
        assertThat(run(List.of("sudo", "-n", "id", "-u")).output().strip()).isEqualTo("0");
        assertThat(run(List.of("pwd")).output().strip()).isEqualTo("/home/agent");
    }

    @Test
    void nothing_listens_on_the_network() throws IOException {
        // Only the resolver, on loopback.
        assertThat(run(List.of("ss", "-Hltn")).output().lines())
                .allMatch(line -> line.contains("127.0.0.5") || line.contains("[::1]"));
    }

    @Test
    void ssh_enters_without_a_question_and_finds_the_same_tools() throws Exception {
        Programs.Outcome outcome = Programs.run(List.of(
                "ssh",
                "-F",
                ssh().config().toString(),
                "-o",
                "BatchMode=yes",
                SshFiles.host(NAME),
                "whoami; claude --version"));
        assertThat(outcome.output()).startsWith("agent").contains("Claude Code");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void each_container_has_a_host_key_and_a_machine_id_of_its_own() throws IOException {
        String other = NAME + "-b";
        containers().create(new CreateRequest(other, null, null, null, null, null), CreateListener.NONE);
        try {
            assertThat(identity(other)).hasSize(2).doesNotContainAnyElementsOf(identity(NAME));
        } finally {
            containers().delete(other, true);
        }
    }

    private static List<String> identity(String container) throws IOException {
        Command command = Command.of("cat", "/etc/ssh/ssh_host_ed25519_key.pub", "/etc/machine-id");
        try (Session session = containers().exec(container, command)) {
            return new String(session.stdout().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
