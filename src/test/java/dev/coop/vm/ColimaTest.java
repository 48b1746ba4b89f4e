package dev.coop.vm;

import dev.coop.host.Machine;
import dev.coop.host.Os;
import dev.coop.testing.RecordedPrograms;
import dev.coop.vm.VirtualMachine.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Colima, as its sources say that it speaks. */
@Timeout(60)
class ColimaTest {
    private static final VmSettings SETTINGS = ColimaFlagsTest.settings("auto", true, "host");
    private static final String START = "start --profile incus";

    @TempDir
    Path temp;

    private RecordedPrograms programs;
    private final List<String> phases = Collections.synchronizedList(new ArrayList<>());
    private final List<String> details = Collections.synchronizedList(new ArrayList<>());

    private final VmListener listener = new VmListener() {
        @Override
        public void phase(String text) {
            phases.add(text);
        }

        @Override
        public void detail(String text) {
            details.add(text);
        }
    };

    @BeforeEach
    void aMac() {
        programs = new RecordedPrograms(temp.resolve("bin")).install("colima");
    }

    private VmBackend colima() {
        Map<String, String> environment = new HashMap<>(programs.environment());
        return new VmBackends(environment, temp.resolve("home"), new Machine(Os.MACOS, "aarch64", 15))
                .installed(SETTINGS)
                .getFirst();
    }

    private List<String> orders() {
        return programs.orders().stream()
                .map(call -> String.join(" ", call.subList(1, call.size())))
                .toList();
    }

    private VmException failure(Runnable work) {
        return Optional.ofNullable(catchThrowableOfType(VmException.class, work::run))
                .orElseThrow();
    }

    @Test
    void a_running_machine_is_described() {
        programs.says("colima", "list", "colima-list-running.jsonl");
        VirtualMachine machine = colima().find("incus").orElseThrow();
        assertThat(machine)
                .isEqualTo(new VirtualMachine(
                        "colima",
                        "incus",
                        Status.RUNNING,
                        "aarch64",
                        4,
                        8L << 30,
                        100L << 30,
                        "192.168.64.5",
                        "incus"));
        assertThat(colima().find("default").orElseThrow().status()).isEqualTo(Status.STOPPED);
        assertThat(colima().find("other")).isEmpty();
    }

    @Test
    void warnings_between_the_objects_and_fields_of_newer_versions_do_no_harm() {
        programs.says("colima", "list", "colima-list-noisy.jsonl");
        VirtualMachine machine = colima().find("incus").orElseThrow();
        assertThat(machine.status()).isEqualTo(Status.RUNNING);
        assertThat(machine.runtime()).isNull();
        assertThat(machine.address()).isNull();
    }

    @Test
    void an_empty_list_is_no_machine() {
        programs.logsText("colima", "list", "time=\"x\" level=warning msg=\"No instance found.\"\n");
        assertThat(colima().find("incus")).isEmpty();
    }

    @Test
    void half_an_answer_is_an_error() {
        programs.says("colima", "list", "colima-list-truncated.jsonl");
        assertThat(failure(() -> colima().find("incus")).problem()).contains("makes no sense");
    }

    @Test
    void what_fails_says_why() {
        programs.endsWith("colima", "list", 1)
                .logsText(
                        "colima",
                        "list",
                        "time=\"x\" level=fatal msg=\"error retrieving instances: exec: \\\"limactl\\\": not found\"\n");
        VmException failure = failure(() -> colima().find("incus"));
        assertThat(failure.kind()).isEqualTo(VmException.Kind.FAILED);
        assertThat(failure.problem())
                .isEqualTo(
                        "Colima could not list its virtual machines: error retrieving instances: exec: \"limactl\": not"
                                + " found");
    }

    @Test
    void a_new_machine_is_made_with_incus_in_it_and_its_phases_are_told() {
        programs.logs("colima", "start", "colima-start.log");
        colima().start(SETTINGS, VmResources.UNCHANGED, listener);
        assertThat(orders())
                .containsExactly(
                        START + " --runtime incus --network-address --vm-type vz --vz-rosetta --cpu 4 --memory 8"
                                + " --disk 100");
        assertThat(phases)
                .startsWith("starting colima [profile=incus]", "runtime: incus", "vm: creating and starting")
                .endsWith("incus: provisioning", "incus: starting", "done");
        assertThat(details).singleElement().asString().endsWith("17.1%");
    }

    @Test
    void a_machine_that_is_there_gets_no_flags_again() {
        programs.says("colima", "list", "colima-list-stopped.jsonl");
        colima().start(SETTINGS, VmResources.UNCHANGED, listener);
        assertThat(orders()).containsExactly(START);
    }

    @Test
    void a_machine_that_is_there_can_be_given_more() {
        programs.says("colima", "list", "colima-list-stopped.jsonl");
        colima().start(SETTINGS, new VmResources(6, 12, null), listener);
        assertThat(orders()).containsExactly(START + " --cpu 6 --memory 12");
    }

    @Test
    void a_machine_with_another_runtime_is_refused_with_the_way_out() {
        programs.says("colima", "list", "colima-list-docker.jsonl");
        VmException failure = failure(() -> colima().start(SETTINGS, VmResources.UNCHANGED, listener));
        assertThat(failure.kind()).isEqualTo(VmException.Kind.WRONG_STATE);
        assertThat(failure.problem()).contains("docker+k3s").contains("cannot be changed");
        assertThat(failure.hint()).contains("COOP_VM_INSTANCE").contains("coop vm delete");
        assertThat(orders()).isEmpty();
    }

    @Test
    void the_disk_of_an_earlier_machine_is_not_wiped_unasked() throws IOException {
        Files.createDirectories(temp.resolve("home/.colima/_lima/_disks/colima-incus"));
        VmException failure = failure(() -> colima().start(SETTINGS, VmResources.UNCHANGED, listener));
        assertThat(failure.problem()).contains("still has the disk");
        assertThat(orders()).isEmpty();
    }

    @Test
    void a_start_that_fails_says_why_and_leaves_no_half_made_machine() {
        programs.logs("colima", "start", "colima-start-failed.log").endsWith("colima", "start", 1);
        VmException failure = failure(() -> colima().start(SETTINGS, VmResources.UNCHANGED, listener));
        assertThat(failure.problem())
                .startsWith("Colima could not start the virtual machine \"incus\": error starting vm:")
                .contains("exit status 6");
        assertThat(orders().subList(1, 3))
                .containsExactly("stop --profile incus --force", "delete --profile incus --force --data");
    }

    @Test
    void a_start_that_fails_keeps_a_machine_that_was_there() {
        programs.says("colima", "list", "colima-list-stopped.jsonl").endsWith("colima", "start", 1);
        failure(() -> colima().start(SETTINGS, VmResources.UNCHANGED, listener));
        assertThat(orders()).containsExactly(START, "stop --profile incus --force");
    }

    @Test
    void a_cancelled_start_ends_what_it_started_and_clears_away() throws Exception {
        programs.logsText("colima", "start", "time=\"x\" level=info msg=hanging\n")
                .does("colima", "start", "sleep 600 & echo $! >\"$dir/child\"\nwait\n");
        CountDownLatch hangs = new CountDownLatch(1);
        List<VmException> failures = Collections.synchronizedList(new ArrayList<>());
        Thread starting = Thread.ofVirtual()
                .start(() ->
                        failures.add(failure(() -> colima().start(SETTINGS, VmResources.UNCHANGED, new VmListener() {
                            @Override
                            public void phase(String text) {
                                hangs.countDown();
                            }
                        }))));
        hangs.await();
        Path child = temp.resolve("bin/played/child");
        while (!Files.exists(child) || Files.readString(child).isBlank()) {
            Thread.onSpinWait();
        }
        starting.interrupt();
        starting.join();
        assertThat(failures).singleElement().matches(each -> each.kind() == VmException.Kind.CANCELLED);
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(child).strip()))
                        .filter(ProcessHandle::isAlive))
                .as("what it had started")
                .isEmpty();
        assertThat(orders().subList(1, 3))
                .containsExactly("stop --profile incus --force", "delete --profile incus --force --data");
    }

    @Test
    void stopping_and_deleting_name_the_profile() {
        colima().stop("incus", false, listener);
        colima().stop("incus", true, listener);
        colima().delete("incus", listener);
        assertThat(orders())
                .containsExactly(
                        "stop --profile incus",
                        "stop --profile incus --force",
                        "delete --profile incus --force --data");
    }

    @Test
    void an_older_one_that_keeps_no_disk_apart_is_told_to_delete_in_its_own_words() {
        programs.does(
                "colima",
                "delete",
                "case \"$*\" in *--data*) echo 'time=\"x\" level=fatal msg=\"unknown flag: --data\"' >&2; exit 1;; esac\n");
        colima().delete("incus", listener);
        assertThat(orders()).containsExactly("delete --profile incus --force --data", "delete --profile incus --force");
    }

    @Test
    void a_command_in_it_is_passed_on_word_for_word_and_so_is_its_code() {
        programs.endsWith("colima", "ssh", 7);
        assertThat(colima().shell("incus", List.of("echo", "two words", "$HOME")))
                .isEqualTo(7);
        assertThat(programs.orders().getFirst())
                .containsExactly("colima", "ssh", "--profile", "incus", "--", "echo", "two words", "$HOME");
    }

    @Test
    void its_sockets_are_where_newer_and_older_ones_put_them() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("home/.colima"));
        assertThat(colima().sockets("incus"))
                .containsExactly(folder.resolve("incus/incus.sock"), folder.resolve("incus/sock"));
    }
}
