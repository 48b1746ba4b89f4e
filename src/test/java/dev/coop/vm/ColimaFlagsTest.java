package dev.coop.vm;

import dev.coop.host.Machine;
import dev.coop.host.Os;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ColimaFlagsTest {
    private static final Machine APPLE = new Machine(Os.MACOS, "aarch64", 15);
    private static final Machine INTEL = new Machine(Os.MACOS, "x86_64", 14);
    private static final Machine OLD_INTEL = new Machine(Os.MACOS, "x86_64", 12);
    private static final Machine LINUX = new Machine(Os.LINUX, "x86_64", 6);

    static VmSettings settings(@Nullable String type, boolean rosetta, @Nullable String arch) {
        return new VmSettings(List.of("colima", "lima"), "incus", 4, 8, 100, type, rosetta, arch, true);
    }

    private static List<String> flags(VmSettings settings, Machine machine) {
        return ColimaFlags.ofNew(settings, VmResources.UNCHANGED, machine);
    }

    private static String line(VmSettings settings, Machine machine) {
        return String.join(" ", flags(settings, machine));
    }

    @Test
    void an_apple_processor_gets_apples_virtualization_and_rosetta_when_it_is_wanted() {
        assertThat(line(settings("auto", true, "host"), APPLE))
                .isEqualTo("--runtime incus --network-address --vm-type vz --vz-rosetta --cpu 4 --memory 8 --disk 100");
        assertThat(line(settings("auto", false, "host"), APPLE))
                .isEqualTo("--runtime incus --network-address --vm-type vz --cpu 4 --memory 8 --disk 100");
    }

    @Test
    void an_intel_processor_never_gets_rosetta() {
        assertThat(line(settings("auto", true, null), INTEL))
                .isEqualTo("--runtime incus --network-address --vm-type vz --cpu 4 --memory 8 --disk 100");
    }

    @Test
    void before_macos_13_there_is_no_flag_for_the_type() {
        assertThat(line(settings(null, true, null), OLD_INTEL))
                .isEqualTo("--runtime incus --network-address --cpu 4 --memory 8 --disk 100");
        assertThatExceptionOfType(VmException.class)
                .isThrownBy(() -> flags(settings("vz", false, null), OLD_INTEL))
                .matches(failure -> failure.kind() == VmException.Kind.USAGE)
                .withMessageContaining("macOS 13");
    }

    @Test
    void linux_has_none_of_macos_flags_even_with_settings_from_a_mac() {
        assertThat(line(settings("vz", true, "host"), LINUX))
                .isEqualTo("--runtime incus --cpu 4 --memory 8 --disk 100");
    }

    @Test
    void another_architecture_is_emulated() {
        assertThat(line(settings("auto", true, "x86_64"), APPLE))
                .isEqualTo("--runtime incus --arch x86_64 --network-address --vm-type qemu --cpu 4 --memory 8"
                        + " --disk 100");
        assertThatExceptionOfType(VmException.class)
                .isThrownBy(() -> flags(settings("vz", false, "amd64"), APPLE))
                .matches(failure -> failure.kind() == VmException.Kind.USAGE);
    }

    @Test
    void the_own_architecture_by_another_name_is_no_other() {
        assertThat(flags(settings("auto", false, "arm64"), APPLE))
                .doesNotContain("--arch")
                .contains("vz");
    }

    @Test
    void what_nobody_knows_is_refused() {
        assertThatExceptionOfType(VmException.class).isThrownBy(() -> flags(settings("xen", false, null), APPLE));
        assertThatExceptionOfType(VmException.class).isThrownBy(() -> flags(settings(null, false, "sparc"), APPLE));
    }

    @Test
    void what_the_user_asks_for_counts_more_than_the_settings() {
        assertThat(ColimaFlags.ofNew(settings(null, false, null), new VmResources(2, null, 50), APPLE))
                .containsSequence("--cpu", "2", "--memory", "8", "--disk", "50");
    }

    @Test
    void a_machine_that_is_there_gets_only_what_is_asked_for() {
        assertThat(ColimaFlags.ofExisting(VmResources.UNCHANGED)).isEmpty();
        assertThat(ColimaFlags.ofExisting(new VmResources(null, 12, null))).containsExactly("--memory", "12");
    }
}
