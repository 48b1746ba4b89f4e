package dev.coop.vm;

import dev.coop.host.Machine;
import dev.coop.host.Os;
import dev.coop.testing.RecordedPrograms;
import dev.coop.vm.VirtualMachine.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Lima, as its sources say that it speaks. */
@Timeout(60)
class LimaTest {
    private static final Machine APPLE = new Machine(Os.MACOS, "aarch64", 15);
    private static final VmSettings SETTINGS = ColimaFlagsTest.settings("auto", true, "host");

    @TempDir
    Path temp;

    private RecordedPrograms programs;

    @BeforeEach
    void aMac() {
        programs = new RecordedPrograms(temp.resolve("bin")).install("limactl");
    }

    private VmBackend lima() {
        return new VmBackends(programs.environment(), temp.resolve("home"), APPLE)
                .installed(SETTINGS)
                .getFirst();
    }

    private List<String> orders() {
        return programs.orders().stream()
                .map(call -> String.join(" ", call.subList(1, call.size())))
                .toList();
    }

    @Test
    void a_running_machine_is_described() {
        programs.says("limactl", "list", "limactl-list-running.jsonl");
        assertThat(lima().find("incus"))
                .contains(new VirtualMachine(
                        "lima", "incus", Status.RUNNING, "aarch64", 4, 8L << 30, 100L << 30, null, null));
    }

    @Test
    void one_whose_file_cannot_be_read_is_broken() {
        programs.says("limactl", "list", "limactl-list-errors.jsonl");
        VirtualMachine machine = lima().find("incus").orElseThrow();
        assertThat(machine.status()).isEqualTo(Status.BROKEN);
        assertThat(machine.arch()).isNull();
        assertThat(machine.cpus()).isNull();
    }

    @Test
    void a_new_machine_is_made_from_coops_description_which_is_gone_afterwards() throws IOException {
        programs.logs("limactl", "start", "limactl-start.log")
                .does("limactl", "start", "for last; do :; done\ncp \"$last\" \"$dir/description\"\n");
        lima().start(SETTINGS, new VmResources(null, 6, null), VmListener.NONE);
        List<String> call = programs.orders().getFirst();
        assertThat(call.subList(0, 4)).containsExactly("limactl", "start", "--tty=false", "--name=incus");
        assertThat(Path.of(call.getLast())).doesNotExist();

        Map<?, ?> description =
                new YAMLMapper().readValue(Files.readString(temp.resolve("bin/played/description")), Map.class);
        assertThat(description.get("vmType")).isEqualTo("vz");
        assertThat(description.get("arch")).isEqualTo("aarch64");
        assertThat(description.get("cpus")).isEqualTo(4);
        assertThat(description.get("memory")).isEqualTo("6GiB");
        assertThat(description.get("disk")).isEqualTo("100GiB");
        assertThat(description.get("rosetta")).isEqualTo(Map.of("enabled", true, "binfmt", true));
        assertThat(description.get("mounts")).isEqualTo(List.of(Map.of("location", "~", "writable", true)));
        assertThat(description.get("portForwards"))
                .isEqualTo(List.of(
                        Map.of("guestSocket", "/var/lib/incus/unix.socket", "hostSocket", "{{.Dir}}/sock/incus.sock")));
    }

    @Test
    void the_description_of_a_machine_for_intel_has_no_rosetta_and_no_word_left_out() {
        String text = LimaTemplate.of(SETTINGS, VmResources.UNCHANGED, new Machine(Os.LINUX, "x86_64", 6));
        assertThat(text).doesNotContain("@VM_TYPE@", "@ARCH@", "@ROSETTA@", "@CPUS@", "@MEMORY_GIB@", "@DISK_GIB@");
        Map<?, ?> description = new YAMLMapper().readValue(text, Map.class);
        assertThat(description.get("vmType")).isEqualTo("qemu");
        assertThat(description.get("rosetta")).isEqualTo(Map.of("enabled", false, "binfmt", false));
    }

    @Test
    void a_machine_that_is_there_is_only_started() {
        programs.says("limactl", "list", "limactl-list-running.jsonl");
        lima().start(SETTINGS, VmResources.UNCHANGED, VmListener.NONE);
        assertThat(orders()).containsExactly("start --tty=false incus");
    }

    @Test
    void a_machine_that_is_there_can_be_given_more() {
        programs.says("limactl", "list", "limactl-list-running.jsonl");
        lima().start(SETTINGS, new VmResources(6, null, 200), VmListener.NONE);
        assertThat(orders()).containsExactly("edit --tty=false --cpus=6 --disk=200 incus", "start --tty=false incus");
    }

    @Test
    void a_start_that_fails_leaves_no_half_made_machine() {
        programs.endsWith("limactl", "start", 1)
                .logsText("limactl", "start", "time=\"x\" level=fatal msg=\"no images are configured\"\n");
        assertThatExceptionOfType(VmException.class)
                .isThrownBy(() -> lima().start(SETTINGS, VmResources.UNCHANGED, VmListener.NONE))
                .withMessage("Lima could not start the virtual machine \"incus\": no images are configured");
        assertThat(orders().subList(1, 3)).containsExactly("stop --force incus", "delete --force incus");
    }

    @Test
    void a_shell_and_a_command_in_it() {
        lima().shell("incus", List.of());
        lima().shell("incus", List.of("ls", "-l"));
        assertThat(orders()).containsExactly("shell incus", "shell incus ls -l");
    }

    @Test
    void of_two_programs_the_one_that_keeps_the_machine_is_meant() {
        programs.install("colima").says("limactl", "list", "limactl-list-running.jsonl");
        VmBackends both = new VmBackends(programs.environment(), temp.resolve("home"), APPLE);
        assertThat(both.choose(SETTINGS).orElseThrow().name()).isEqualTo("lima");

        programs.says("colima", "list", "colima-list-stopped.jsonl");
        assertThat(both.choose(SETTINGS).orElseThrow().name()).isEqualTo("colima");

        programs.saysNothing("colima", "list").saysNothing("limactl", "list");
        assertThat(both.choose(SETTINGS).orElseThrow().name())
                .as("the preferred one makes a new machine")
                .isEqualTo("colima");
    }
}
