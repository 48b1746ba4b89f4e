package dev.coop.cli;

import dev.coop.core.container.CreateListener;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.CoopProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program, as a user and a script meet it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProgramIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @BeforeEach
    void aContainer() {
        if (coop.incus().client().instances().find("web").isEmpty()) {
            coop.containers().create(named("web"), CreateListener.NONE);
        }
    }

    @AfterEach
    void nothingElseStays() {
        coop.incus().client().instances().list().stream()
                .filter(each -> !each.name().equals("web"))
                .forEach(each -> coop.incus().delete(each.name()));
    }

    private static Result run(String... args) {
        return CoopProcess.run(coop, args);
    }

    private static void assertError(Result result, int code, String says) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).matches("coop: [^\\n]+\\n").contains(says);
        assertThat(result.out()).isEmpty();
    }

    private static JsonNode json(Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return JsonMapper.shared().readTree(result.bytes());
    }

    private static List<String> instances() {
        return coop.incus().client().instances().list().stream()
                .map(dev.coop.incus.Instance::name)
                .toList();
    }

    @Test
    void create_says_the_name_alone_on_standard_output() {
        Result made = run("create", "shop", "--cpus", "1", "--memory", "300MiB", "--timing");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).isEqualTo("shop\n");
        assertThat(made.err()).contains("Ready in").contains("network");
        JsonNode list = json(run("list", "--format", "json"));
        JsonNode shop = list.valueStream()
                .filter(each -> each.path("name").asString().equals("shop"))
                .findFirst()
                .orElseThrow();
        assertThat(shop.propertyNames())
                .containsExactly(
                        "name",
                        "status",
                        "ipv4",
                        "image",
                        "cpus",
                        "memory_mb",
                        "disk_gb",
                        "mounts",
                        "snapshots",
                        "created_at");
        assertThat(shop.path("status").asString()).isEqualTo("running");
        assertThat(shop.path("memory_mb").asInt()).isEqualTo(300);
        assertThat(shop.path("disk_gb").isNull()).isTrue();
        assertThat(shop.path("mounts").asInt()).isZero();

        assertThat(run("stop", "shop").code()).isZero();
        assertError(run("exec", "shop", "--", "true"), 4, "start it with: coop start shop");
        assertThat(run("start", "shop").code()).isZero();
        assertError(run("delete", "shop"), 2, "confirm it with --yes or --force");
        assertThat(run("delete", "shop", "--yes").code()).isZero();
        assertThat(instances()).doesNotContain("shop");
    }

    @Test
    void create_without_a_name_makes_one_up() {
        Result made = run("create", "--format", "json");
        String name = json(made).path("name").asString();
        assertThat(name).matches("[a-z]+-[a-z]+");
        assertThat(instances()).contains(name);
    }

    @Test
    void status_is_the_same_in_every_format() {
        JsonNode status = json(run("status", "web", "--format", "json"));
        assertThat(status.path("name").asString()).isEqualTo("web");
        assertThat(status.path("memory_bytes").asLong()).isPositive();
        assertThat(run("status", "web").out()).contains("Name:").contains("web").contains("running");
        assertThat(run("status", "--format=yaml", "web").out()).contains("name: \"web\"");
        assertThat(run("status", "web", "--format", "CSV").out()).startsWith("name,status,");
    }

    @Test
    void what_cannot_be_done_has_its_exit_code_and_one_line(@TempDir Path temp) {
        assertError(run("create", "web"), 1, "There is a container \"web\" already");
        assertError(run("create", "Not a name!"), 2, "cannot be the name of a container");
        assertError(run("create", "x", "--image", "none"), 4, "There is no image \"none\"");
        assertError(run("create", "x", "--workdir", "/etc"), 5, "/etc is protected");
        assertError(run("create", "x", "--workdir", temp.resolve("no").toString()), 2, "There is no folder");
        assertError(run("create", "x", "--workdir", ""), 2, "has no name");
        assertError(run("exec", "nobody", "--", "true"), 4, "There is no container \"nobody\"");
        assertThat(instances()).containsExactly("web");
        Map<String, String> nowhere = new TreeMap<>(coop.environment());
        nowhere.put("COOP_INCUS_SOCKET", temp.resolve("none").toString());
        try (CoopProcess list = CoopProcess.start(List.of(CoopFixture.program().toString(), "list"), nowhere)) {
            assertError(list.await(), 3, "Incus does not answer: there is no socket at " + temp.resolve("none"));
        }
    }

    @Test
    void home_has_no_say_about_what_is_protected(@TempDir Path temp) {
        Map<String, String> spoofed = new TreeMap<>(coop.environment());
        spoofed.put("HOME", temp.toString());
        spoofed.put("XDG_CONFIG_HOME", temp.toString());
        String home = dev.coop.host.Account.current().home().toString();
        try (CoopProcess create = CoopProcess.start(
                List.of(CoopFixture.program().toString(), "create", "x", "--workdir", home), spoofed)) {
            assertError(create.await(), 5, "No container may see " + home);
        }
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 7, 7", "exit 255, 255", "kill -TERM $$, 143", "no-such-program, 127"})
    void exec_passes_the_exit_code_on(String script, int code) {
        assertThat(run("exec", "web", "--", "sh", "-c", script).code()).isEqualTo(code);
    }

    @Test
    void exec_keeps_output_and_errors_apart() {
        Result result = run("exec", "web", "-e", "GREETING=a=b c", "--", "sh", "-c", "echo $GREETING; echo bad >&2");
        assertThat(result.out()).isEqualTo("a=b c\n");
        assertThat(result.err()).isEqualTo("bad\n");
    }

    @Test
    void ten_megabytes_go_through_exec_and_back_byte_for_byte() {
        byte[] sent = new byte[10_000_000];
        new Random(42).nextBytes(sent);
        Result result = CoopProcess.run(coop, sent, "exec", "web", "--", "cat");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Arrays.equals(result.bytes(), sent))
                .as("%d bytes came back", result.bytes().length)
                .isTrue();
    }

    @Test
    void a_command_ends_when_nobody_reads_it_any_more() {
        try (CoopProcess pipe = CoopProcess.start(
                List.of(
                        "bash",
                        "-c",
                        "\"$0\" exec web -- yes | head -n 2; echo ${PIPESTATUS[0]}",
                        CoopFixture.program().toString()),
                coop.environment())) {
            pipe.feed(new byte[0]);
            assertThat(pipe.await().out()).isEqualTo("y\ny\n141\n");
        }
    }

    @Test
    void an_interrupt_of_exec_goes_to_the_command() {
        try (CoopProcess exec = CoopProcess.coop(
                coop,
                "exec",
                "web",
                "--",
                "bash",
                "-c",
                "trap 'echo interrupted; exit 3' INT; echo ready; while :; do sleep 0.05; done")) {
            exec.awaitOutput(each -> each.out().contains("ready"));
            exec.signal("INT");
            Result result = exec.await();
            assertThat(result.out()).isEqualTo("ready\ninterrupted\n");
            assertThat(result.code()).isEqualTo(3);
        }
        try (CoopProcess exec =
                CoopProcess.coop(coop, "exec", "web", "--", "bash", "-c", "echo ready; exec sleep 60")) {
            exec.awaitOutput(each -> each.out().contains("ready"));
            exec.signal("TERM");
            assertThat(exec.await().code()).isEqualTo(143);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, Checked, 130", "INT, Made its disk, 130", "INT, Started, 130", "TERM, Made its disk, 143"})
    void an_interrupt_of_create_leaves_nothing(String signal, String when, int code) throws IOException {
        try (CoopProcess create = CoopProcess.coop(coop, "create", "victim")) {
            create.awaitOutput(each -> each.err().contains(when));
            create.signal(signal);
            assertThat(create.await().code()).as(create.err()).isEqualTo(code);
            assertThat(create.err()).doesNotContain("Ready");
        }
        assertThat(instances()).containsExactly("web");
        assertThat(Files.readString(coop.knownHosts())).doesNotContain("victim");
    }
}
