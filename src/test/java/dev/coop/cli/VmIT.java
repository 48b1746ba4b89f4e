package dev.coop.cli;

import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.CoopProcess.Result;
import dev.coop.testing.RecordedPrograms;
import dev.coop.testing.TestSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code coop vm} of the packaged program on Linux: without a virtual machine, and with a recorded Colima's. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VmIT {
    @TempDir
    Path temp;

    private RecordedPrograms programs;

    @BeforeEach
    void noPrograms() {
        programs = new RecordedPrograms(temp.resolve("bin"));
    }

    private Result coop(String... args) {
        List<String> command = new ArrayList<>(List.of(CoopFixture.program().toString()));
        command.addAll(List.of(args));
        Map<String, String> environment = new HashMap<>(programs.environment());
        environment.put("COOP_CONFIG_DIR", temp.resolve("config").toString());
        environment.put("COOP_DATA_DIR", temp.resolve("data").toString());
        environment.put("COLIMA_HOME", temp.resolve("colima").toString());
        environment.put("COOP_INCUS_SOCKET", TestSocket.endpoint().toString());
        try (CoopProcess process = CoopProcess.start(command, environment)) {
            return process.await();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "start", "stop", "delete"})
    void on_linux_none_is_needed(String command) {
        Result result = coop("vm", command);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out() + result.err()).isEqualTo("not needed on Linux: Incus runs on this machine\n");
    }

    @Test
    void programs_read_that_none_is_needed() {
        JsonNode status = JsonMapper.shared()
                .readTree(coop("vm", "status", "--format", "json").bytes());
        assertThat(status.propertyNames())
                .containsExactly(
                        "backend",
                        "instance",
                        "status",
                        "arch",
                        "cpus",
                        "memory_gb",
                        "disk_gb",
                        "address",
                        "socket",
                        "socket_answers");
        assertThat(status.path("status").asString()).isEqualTo("not_needed");
        assertThat(status.path("backend").isNull()).isTrue();
    }

    @Test
    void a_shell_without_a_machine_is_an_error_of_one_line() {
        Result result = coop("vm", "shell");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).matches("coop: [^\\n]+\\n");
    }

    @Test
    void someones_colima_is_described_and_a_command_in_it_ends_with_its_own_code() throws Exception {
        Files.createDirectories(temp.resolve("colima"));
        programs.install("colima")
                .says("colima", "list", "colima-list-running.jsonl")
                .endsWith("colima", "ssh", 9);
        JsonNode status = JsonMapper.shared()
                .readTree(coop("vm", "status", "--format", "json").bytes());
        assertThat(status.path("status").asString()).isEqualTo("running");
        assertThat(status.path("memory_gb").asInt()).isEqualTo(8);
        assertThat(status.path("disk_gb").asInt()).isEqualTo(100);
        assertThat(status.path("socket_answers").asBoolean()).isFalse();

        Result table = coop("vm", "status");
        assertThat(table.out()).contains("colima").contains("192.168.64.5");
        assertThat(table.err()).contains("does not answer").contains("coop vm start");

        assertThat(coop("vm", "shell", "--", "false", "--flag").code()).isEqualTo(9);
        assertThat(programs.orders().getLast())
                .containsExactly("colima", "ssh", "--profile", "incus", "--", "false", "--flag");
    }

    @Test
    void what_would_be_lost_is_not_lost_without_a_word() throws Exception {
        Files.createDirectories(temp.resolve("colima"));
        programs.install("colima").says("colima", "list", "colima-list-stopped.jsonl");
        Result refused = coop("vm", "delete");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(programs.orders()).isEmpty();

        Result deleted = coop("vm", "delete", "--yes");
        assertThat(deleted.code()).as(deleted.err()).isZero();
        assertThat(programs.orders()).hasSize(1);
    }
}
