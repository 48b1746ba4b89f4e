package dev.coop.core.vm;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.vm.VmStatus.State;
import dev.coop.host.Machine;
import dev.coop.host.Os;
import dev.coop.incus.Endpoint;
import dev.coop.testing.RecordedPrograms;
import dev.coop.testing.ScriptedServer;
import dev.coop.vm.EndpointFinder;
import dev.coop.vm.VmBackends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The virtual machine as commands see it, with a recorded Colima and an Incus that says what it is told to. */
@Timeout(60)
class VmServiceTest {
    private static final String HEALTHY = """
            {"type":"sync","status_code":200,"metadata":{"api_extensions":[],"auth":"trusted",
            "environment":{"server_version":"6.0.4"}}}""";

    @TempDir
    Path temp;

    private RecordedPrograms programs;
    private Path home;
    private Path socket;
    private @Nullable ScriptedServer incus;
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void aMac() throws IOException {
        home = Files.createDirectory(temp.toRealPath().resolve("h"));
        socket = Files.createDirectories(home.resolve(".colima/incus")).resolve("incus.sock");
        programs = new RecordedPrograms(temp.resolve("bin")).install("colima");
    }

    @AfterEach
    void end() {
        if (incus != null) {
            incus.close();
        }
    }

    private void incusAnswers() {
        incus = new ScriptedServer(socket, (request, connection) -> connection.json(HEALTHY));
    }

    private VmBackends backends(Os os) {
        return new VmBackends(programs.environment(), home, new Machine(os, "aarch64", 15));
    }

    private VmService vm() {
        return vm(Os.MACOS, Map.of());
    }

    private VmService vm(Os os, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(programs.environment());
        environment.putAll(more);
        return new VmService(backends(os), Settings.DEFAULTS, new EndpointFinder(environment, home, os), os);
    }

    private VmOutcome start(VmService vm) {
        return vm.start(VmRequest.UNCHANGED, VmProgress.NONE, asked::add);
    }

    private List<String> orders() {
        return programs.orders().stream()
                .map(call -> String.join(" ", call.subList(1, call.size())))
                .toList();
    }

    /** From now on Colima says so, and the scripted Incus answers if it runs. */
    private void afterStart(String recording) {
        programs.recording(recording);
        programs.does("colima", "start", "cp \"$dir/" + recording + "\" \"$dir/colima-list.out\"\n");
    }

    @Test
    void one_that_runs_and_answers_is_left_alone() {
        programs.says("colima", "list", "colima-list-running.jsonl");
        incusAnswers();
        VmStatus status = vm().status();
        assertThat(status)
                .isEqualTo(new VmStatus(
                        State.RUNNING,
                        "colima",
                        "incus",
                        "aarch64",
                        4,
                        8L << 30,
                        100L << 30,
                        "192.168.64.5",
                        socket.toString(),
                        true));
        assertThat(status.isStale()).isFalse();
        assertThat(start(vm())).isEqualTo(VmOutcome.UNCHANGED);
        assertThat(orders()).isEmpty();
    }

    @Test
    void a_stale_socket_is_recognized_and_mended_with_consent() {
        programs.says("colima", "list", "colima-list-running.jsonl");
        assertThat(vm().status().isStale()).isTrue();
        // The socket comes back with the restart.
        programs.does("colima", "stop", "touch \"$dir/stopped\"\n");
        incusAnswersOnce("stopped");
        assertThat(start(vm())).isEqualTo(VmOutcome.DONE);
        assertThat(asked).singleElement().asString().contains("does not answer").contains("Restart it?");
        assertThat(orders()).containsExactly("stop --profile incus", "start --profile incus");
    }

    /** It answers with nonsense until that file is there. */
    private void incusAnswersOnce(String file) {
        incus = new ScriptedServer(socket, (request, connection) -> {
            if (Files.exists(temp.resolve("bin/played").resolve(file))) {
                connection.json(HEALTHY);
            } else {
                connection.drop();
            }
        });
    }

    @Test
    void without_consent_nothing_is_restarted() {
        programs.says("colima", "list", "colima-list-running.jsonl");
        assertThatExceptionOfType(CoopException.class)
                .isThrownBy(() -> vm().start(VmRequest.UNCHANGED, VmProgress.NONE, question -> {
                    throw new CoopException(Kind.INTERRUPTED, "Nothing was changed");
                }));
        assertThat(orders()).isEmpty();
    }

    @Test
    void one_that_will_not_stop_in_order_is_stopped_by_force() {
        programs.says("colima", "list", "colima-list-running.jsonl")
                .does("colima", "stop", "case \"$*\" in *--force*) touch \"$dir/stopped\";; *) exit 1;; esac\n");
        incusAnswersOnce("stopped");
        start(vm());
        assertThat(orders())
                .containsExactly("stop --profile incus", "stop --profile incus --force", "start --profile incus");
    }

    @Test
    void a_broken_one_is_stopped_by_force_and_started() {
        programs.says("colima", "list", "colima-list-broken.jsonl");
        assertThat(vm().status().state()).isEqualTo(State.BROKEN);
        incusAnswers();
        assertThat(start(vm())).isEqualTo(VmOutcome.DONE);
        assertThat(asked).singleElement().asString().contains("Only half of");
        assertThat(orders()).containsExactly("stop --profile incus --force", "start --profile incus");
    }

    @Test
    void stopping_a_broken_one_takes_force_by_itself() {
        programs.says("colima", "list", "colima-list-broken.jsonl");
        assertThat(vm().stop(false, VmProgress.NONE)).isEqualTo(VmOutcome.DONE);
        assertThat(orders()).containsExactly("stop --profile incus --force");
    }

    @Test
    void one_that_is_stopped_stays_so() {
        programs.says("colima", "list", "colima-list-stopped.jsonl");
        assertThat(vm().status().socketAnswers()).isNull();
        assertThat(vm().stop(false, VmProgress.NONE)).isEqualTo(VmOutcome.UNCHANGED);
        CoopException failure = Optional.ofNullable(
                        catchThrowableOfType(CoopException.class, () -> vm().shell(List.of())))
                .orElseThrow();
        assertThat(failure.oneLine())
                .isEqualTo("The virtual machine \"incus\" does not run: start it with: coop vm start");
    }

    @Test
    void there_is_none_yet() {
        assertThat(vm().status()).isEqualTo(VmStatus.without(State.MISSING, "colima", "incus"));
        assertThatExceptionOfType(CoopException.class)
                .isThrownBy(() -> vm().stop(false, VmProgress.NONE))
                .matches(failure -> failure.kind() == Kind.WRONG_STATE)
                .matches(failure -> failure.hint().contains("coop vm start"));
    }

    @Test
    void deleting_when_there_is_none_clears_away_what_colima_kept_of_it() {
        assertThat(vm().delete(VmProgress.NONE)).isEqualTo(VmOutcome.DONE);
        assertThat(orders()).containsExactly("delete --profile incus --force --data");
    }

    @Test
    void a_failure_of_colima_becomes_one_sentence() {
        programs.says("colima", "list", "colima-list-stopped.jsonl")
                .endsWith("colima", "start", 1)
                .logs("colima", "start", "colima-start-failed.log");
        CoopException failure = Optional.ofNullable(catchThrowableOfType(CoopException.class, () -> start(vm())))
                .orElseThrow();
        assertThat(failure.kind()).isEqualTo(Kind.ERROR);
        assertThat(failure.oneLine())
                .startsWith("Colima could not start the virtual machine")
                .doesNotContain("\n");
    }

    @Test
    void on_linux_none_is_needed() {
        programs = new RecordedPrograms(temp.resolve("empty"));
        assertThat(vm(Os.LINUX, Map.of()).status().state()).isEqualTo(State.NOT_NEEDED);
        assertThat(start(vm(Os.LINUX, Map.of()))).isEqualTo(VmOutcome.NOT_NEEDED);
        assertThat(vm(Os.LINUX, Map.of()).stop(false, VmProgress.NONE)).isEqualTo(VmOutcome.NOT_NEEDED);
    }

    @Test
    void on_linux_someones_colima_for_other_things_is_not_touched_when_incus_is_here() throws IOException {
        Map<String, String> here = Map.of(
                "INCUS_SOCKET", Files.createFile(temp.resolve("unix.socket")).toString());
        assertThat(start(vm(Os.LINUX, here))).isEqualTo(VmOutcome.NOT_NEEDED);
        assertThat(orders()).isEmpty();
        programs.says("colima", "list", "colima-list-stopped.jsonl");
        assertThat(vm(Os.LINUX, here).status().state())
                .as("but one with Coop's name is")
                .isEqualTo(State.STOPPED);
    }

    @Test
    void without_a_program_a_mac_is_told_to_get_one() {
        programs = new RecordedPrograms(temp.resolve("empty"));
        // Homebrew's folders are looked into as well; on a machine without it they are not there.
        assertThat(vm().status().state()).isEqualTo(State.NOT_INSTALLED);
        assertThatExceptionOfType(CoopException.class)
                .isThrownBy(() -> start(vm()))
                .matches(failure -> failure.hint().contains("brew install colima"));
    }

    private List<String> autoStart(Endpoint endpoint, Settings settings) {
        List<String> remarks = new ArrayList<>();
        new VmAutoStart(this::vm, () -> backends(Os.MACOS), settings).ensure(endpoint, remarks::add);
        return remarks;
    }

    @Test
    void a_command_starts_a_stopped_machine_and_says_so() {
        programs.says("colima", "list", "colima-list-stopped.jsonl");
        // Nothing is at the socket before the start: the server is made by the first call.
        afterStart("colima-list-running.jsonl");
        Endpoint endpoint = new Endpoint.UnixSocket(socket);
        Thread server = Thread.ofPlatform().start(() -> {
            while (orders().isEmpty()) {
                Thread.onSpinWait();
            }
            incusAnswers();
        });
        List<String> remarks = autoStart(endpoint, Settings.DEFAULTS);
        assertThat(remarks).singleElement().asString().contains("vm.auto_start");
        assertThat(orders()).containsExactly("start --profile incus");
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void a_command_starts_nothing_when_the_settings_say_no() {
        programs.says("colima", "list", "colima-list-stopped.jsonl");
        assertThat(autoStart(new Endpoint.UnixSocket(socket), Settings.DEFAULTS.with(Setting.VM_AUTO_START, false)))
                .isEmpty();
        assertThat(programs.calls()).isEmpty();
    }

    @Test
    void a_command_does_not_restart_a_machine_that_runs() {
        programs.says("colima", "list", "colima-list-running.jsonl");
        assertThat(autoStart(new Endpoint.UnixSocket(socket), Settings.DEFAULTS))
                .isEmpty();
        assertThat(orders()).isEmpty();
    }

    @Test
    void a_socket_that_the_user_named_is_no_virtual_machines() {
        programs.says("colima", "list", "colima-list-stopped.jsonl");
        assertThat(autoStart(new Endpoint.UnixSocket(temp.resolve("mine")), Settings.DEFAULTS))
                .isEmpty();
        assertThat(programs.calls()).isEmpty();
    }

    @Test
    void a_folder_that_the_machine_does_not_see_is_named_with_the_way_out() throws IOException {
        Files.createFile(socket);
        Files.writeString(
                Files.createDirectories(home.resolve(".colima/_lima/colima-incus"))
                        .resolve("lima.yaml"),
                "mounts:\n- location: \"~\"\n  writable: true\n- location: /readonly\n");
        HostFolders folders = new VmHostFolders(backends(Os.MACOS), new Endpoint.UnixSocket(socket), "incus");
        folders.requireVisible(home.resolve("project"), true);
        folders.requireVisible(Path.of("/readonly/x"), false);
        assertThatExceptionOfType(CoopException.class)
                .isThrownBy(() -> folders.requireVisible(Path.of("/Volumes/data"), true))
                .matches(failure -> failure.kind() == Kind.USAGE)
                .withMessageContaining("/Volumes/data is not visible in the virtual machine")
                .matches(failure -> failure.hint().contains("--mount /Volumes/data:w"));
        assertThatExceptionOfType(CoopException.class)
                .isThrownBy(() -> folders.requireVisible(Path.of("/readonly/x"), true))
                .withMessageContaining("read-only");
        assertThatExceptionOfType(CoopException.class)
                .isThrownBy(() -> folders.requireVisible(Path.of("/Volumes/My Data"), true))
                .matches(failure -> failure.hint().contains("spaces"));
    }

    @Test
    void without_a_machine_in_between_everything_is_seen() {
        new VmHostFolders(backends(Os.LINUX), new Endpoint.UnixSocket(Path.of("/run/incus/unix.socket")), "incus")
                .requireVisible(Path.of("/data"), true);
    }
}
