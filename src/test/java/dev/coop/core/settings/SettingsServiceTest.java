package dev.coop.core.settings;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.testing.TestPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SettingsServiceTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("settings.json");
    }

    private Settings load(String content, Map<String, String> environment) throws IOException {
        Files.writeString(file(), content);
        return new SettingsService(folder, environment).load();
    }

    private CoopException refused(String content) {
        CoopException refused = catchThrowableOfType(CoopException.class, () -> load(content, Map.of()));
        assertThat(refused.kind()).isEqualTo(Kind.USAGE);
        assertThat(refused.oneLine()).contains(file().toString()).doesNotContain("\n");
        assertThat(file()).as("the file is left as it is").hasContent(content);
        return refused;
    }

    @Test
    void without_a_file_there_are_the_defaults() {
        assertThat(new SettingsService(folder.resolve("none"), Map.of()).load()).isEqualTo(Settings.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n", "{}", "{\"a_later_version\": {\"knows\": [\"this\"]}}", "{\"default_cpus\": null}"})
    void what_is_not_set_is_as_by_default(String content) throws IOException {
        assertThat(load(content, Map.of())).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void the_seeds_file_is_read_as_it_is() throws IOException {
        Settings settings = load("""
                {"default_cpus": 3, "default_memory_mb": 1000, "default_disk_gb": 7, "default_image": "mine",
                 "fallback_image": "debian/13/cloud", "fallback_fingerprint": "f00", "incus_socket": "/s",
                 "remote": {"name": "far"},
                 "vm": {"backend_priority": ["bladerunner", "lima"], "instance": "v", "template": "t", "arch": "aarch64",
                        "vm_type": "vz", "rosetta": true, "nested_virtualization": true, "dns": ["1.1.1.1"],
                        "cpus": 5, "memory_gb": 6, "disk_gb": 8, "storage_auto_recover": true, "auto_start": false},
                 "network": {"manage_hosts": false}, "ui": {"theme": "dracula"},
                 "log": {"max_size_mb": 1, "max_backups": 2, "max_age_days": 4, "compress": false, "debug": true}}
                """, Map.of());
        assertThat(settings)
                .isEqualTo(Settings.DEFAULTS
                        .with(Setting.DEFAULT_CPUS, 3)
                        .with(Setting.DEFAULT_MEMORY_MB, 1000)
                        .with(Setting.DEFAULT_DISK_GB, 7)
                        .with(Setting.DEFAULT_IMAGE, "mine")
                        .with(Setting.FALLBACK_IMAGE, "debian/13/cloud")
                        .with(Setting.INCUS_SOCKET, "/s")
                        .with(Setting.VM_BACKEND_PRIORITY, List.of("bladerunner", "lima"))
                        .with(Setting.VM_INSTANCE, "v")
                        .with(Setting.VM_ARCH, "aarch64")
                        .with(Setting.VM_TYPE, "vz")
                        .with(Setting.VM_ROSETTA, true)
                        .with(Setting.VM_CPUS, 5)
                        .with(Setting.VM_MEMORY_GB, 6)
                        .with(Setting.VM_DISK_GB, 8)
                        .with(Setting.VM_AUTO_START, false)
                        .with(Setting.UI_THEME, "dark")
                        .with(Setting.LOG_MAX_SIZE_MB, 1)
                        .with(Setting.LOG_MAX_BACKUPS, 2)
                        .with(Setting.LOG_MAX_AGE_DAYS, 4)
                        .with(Setting.LOG_COMPRESS, false)
                        .with(Setting.LOG_DEBUG, true));
    }

    @Test
    void the_environment_is_above_the_file() throws IOException {
        Settings settings = load(
                """
                {"default_image": "mine", "incus_project": "p", "incus_socket": "/s", "ui": {"theme": "dark"},
                 "vm": {"instance": "v", "backend_priority": ["lima"]}}
                """,
                Map.of(
                        "COOP_DEFAULT_IMAGE", "i",
                        "COOP_INCUS_PROJECT", "q",
                        "COOP_INCUS_SOCKET", "/t",
                        "COOP_THEME", "light",
                        "COOP_VM_INSTANCE", "w",
                        "COOP_VM_BACKEND", "colima"));
        assertThat(settings.get(Setting.DEFAULT_IMAGE)).isEqualTo("i");
        assertThat(settings.get(Setting.INCUS_PROJECT)).isEqualTo("q");
        assertThat(settings.get(Setting.INCUS_SOCKET)).isEqualTo("/t");
        assertThat(settings.get(Setting.UI_THEME)).isEqualTo("light");
        assertThat(settings.get(Setting.VM_INSTANCE)).isEqualTo("w");
        assertThat(settings.get(Setting.VM_BACKEND_PRIORITY)).containsExactly("colima");
    }

    @Test
    void a_variable_that_makes_no_sense_is_refused_by_its_name() {
        CoopException refused =
                catchThrowableOfType(CoopException.class, () -> load("{}", Map.of("COOP_THEME", "purple")));
        assertThat(refused.kind()).isEqualTo(Kind.USAGE);
        assertThat(refused.oneLine()).startsWith("COOP_THEME is not one of system, light, dark");
    }

    @Test
    void an_empty_variable_sets_nothing() throws IOException {
        assertThat(load("{\"incus_project\": \"p\"}", Map.of("COOP_INCUS_PROJECT", " "))
                        .get(Setting.INCUS_PROJECT))
                .isEqualTo("p");
    }

    @Test
    void broken_json_is_refused_with_its_place() {
        assertThat(refused("{\n  \"default_cpus\": 2,\n  oops\n}").oneLine())
                .contains("line 3, column ")
                .contains("not JSON");
        assertThat(refused("{\"default_cpus\": 2} {}").oneLine()).contains("line 1, column ");
        assertThat(refused("{\"default_cpus\":").oneLine()).contains("line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "null"})
    void what_is_no_object_is_refused(String content) {
        assertThat(refused(content).oneLine()).contains("is not a JSON object");
    }

    @ParameterizedTest
    @CsvSource({
        "default_cpus, \"two\"",
        "default_cpus, 0",
        "default_cpus, -1",
        "default_cpus, 1.5",
        "default_cpus, 99999999999",
        "default_memory_mb, true",
        "default_disk_gb, [20]",
        "default_image, 7",
        "fallback_image, {}",
        "incus_socket, []",
        "incus_project, false",
        "vm, incus",
        "vm, {\"instance\": 7}"
    })
    void a_value_of_the_wrong_type_is_refused_by_its_name(String key, String value) {
        String json = value.equals("incus") ? "\"incus\"" : value;
        CoopException refused = refused("{\"" + key + "\": " + json + "}");
        assertThat(refused.oneLine()).contains(value.contains("instance") ? "instance" : key);
    }

    @Test
    void a_file_that_cannot_be_read_is_refused() throws IOException {
        Files.createDirectory(file());
        CoopException refused =
                catchThrowableOfType(CoopException.class, () -> new SettingsService(folder, Map.of()).load());
        assertThat(refused.kind()).isEqualTo(Kind.USAGE);
        assertThat(refused.oneLine()).contains("cannot be read");
    }

    @Test
    void bytes_that_are_no_text_are_refused() throws IOException {
        Files.write(file(), new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});
        CoopException refused =
                catchThrowableOfType(CoopException.class, () -> new SettingsService(folder, Map.of()).load());
        assertThat(refused.kind()).isEqualTo(Kind.USAGE);
    }

    private SettingsService service() {
        return new SettingsService(folder, Map.of());
    }

    @Test
    void a_change_keeps_all_else_as_it_was_and_in_its_order() throws IOException {
        Files.writeString(file(), """
                {"zebra": {"deep": [1, 2.50, null, "ä"]}, "default_cpus": 3, "vm": {"template": "t", "cpus": 5}}
                """);
        service().set(Setting.VM_CPUS, 6);
        service().setText(Setting.UI_THEME, "dark");
        service().unset(Setting.DEFAULT_CPUS);
        assertThat(file()).hasContent("""
                {
                  "zebra": {
                    "deep": [
                      1,
                      2.50,
                      null,
                      "ä"
                    ]
                  },
                  "vm": {
                    "template": "t",
                    "cpus": 6
                  },
                  "ui": {
                    "theme": "dark"
                  }
                }
                """);
        assertThat(service().unknown()).containsExactly("zebra", "vm.template");
        service().unset(Setting.UI_THEME);
        assertThat(Files.readString(file())).doesNotContain("ui");
        assertThat(service().get(Setting.UI_THEME).source()).isEqualTo(SettingValue.Source.DEFAULT);
    }

    @Test
    void what_is_written_is_for_the_owner_alone() throws IOException {
        Path fresh = folder.resolve("new/coop");
        new SettingsService(fresh, Map.of()).set(Setting.DEFAULT_CPUS, 3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(fresh.resolve("settings.json"), PosixFilePermissions.fromString("rw-rw-rw-"));
        new SettingsService(fresh, Map.of()).set(Setting.DEFAULT_CPUS, 4);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh.resolve("settings.json"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(fresh)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .as("nothing half-made stays")
                    .containsExactlyInAnyOrder("settings.json", "settings.lock");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"default_cpus\": ", "[1]", "{\"vm\": 7}", "{\"a\": 1, \"a\": 2}"})
    void a_broken_file_is_never_written_over(String broken) throws IOException {
        Files.writeString(file(), broken);
        assertThat(catchThrowableOfType(CoopException.class, () -> service().set(Setting.VM_CPUS, 2))
                        .kind())
                .isEqualTo(Kind.USAGE);
        assertThat(catchThrowableOfType(CoopException.class, () -> service().unset(Setting.VM_CPUS))
                        .kind())
                .isEqualTo(Kind.USAGE);
        assertThat(file()).hasContent(broken);
    }

    @Test
    void one_wrong_value_can_be_mended_while_another_is_wrong() throws IOException {
        Files.writeString(file(), "{\n  \"default_cpus\": 0,\n  \"vm\": {\"cpus\":\n \"many\"}}");
        CoopException wrong =
                catchThrowableOfType(CoopException.class, () -> service().get(Setting.VM_CPUS));
        assertThat(wrong.oneLine()).contains("line 4, column 2: vm.cpus is not a whole number from 1 to");
        service().set(Setting.VM_CPUS, 2);
        assertThat(service().get(Setting.VM_CPUS).value()).isEqualTo(2);
        assertThat(catchThrowableOfType(CoopException.class, () -> service().load())
                        .oneLine())
                .contains("line 2, column 19: default_cpus is not");
    }

    @Test
    void a_value_that_is_not_allowed_is_not_written() {
        assertThat(catchThrowableOfType(CoopException.class, () -> service().setText(Setting.UI_THEME, "purple"))
                        .oneLine())
                .contains("ui.theme must be one of system, light, dark");
        assertThat(catchThrowableOfType(CoopException.class, () -> service().set(Setting.VM_CPUS, 0))
                        .kind())
                .isEqualTo(Kind.USAGE);
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_link_stays_a_link_and_what_it_leads_to_is_written() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("dotfiles")).resolve("coop.json");
        Files.writeString(elsewhere, "{\"default_cpus\": 3}");
        Files.createSymbolicLink(file(), Path.of("dotfiles/coop.json"));
        service().set(Setting.DEFAULT_CPUS, 4);
        assertThat(file()).isSymbolicLink();
        assertThat(elsewhere).content().contains("\"default_cpus\": 4");
    }

    @Test
    void a_link_to_nothing_is_refused_when_it_is_written() throws IOException {
        Files.createSymbolicLink(file(), Path.of("nowhere/coop.json"));
        assertThat(service().load()).isEqualTo(Settings.DEFAULTS);
        assertThat(catchThrowableOfType(CoopException.class, () -> service().set(Setting.DEFAULT_CPUS, 4))
                        .oneLine())
                .contains("is a link to")
                .contains("mend the link");
        assertThat(file()).isSymbolicLink();
    }

    @Test
    void an_edited_text_is_checked_and_does_not_undo_what_another_wrote() throws IOException {
        Files.writeString(file(), "{}");
        String before = service().text();
        assertThat(catchThrowableOfType(
                                CoopException.class, () -> service().replace(before, "{\"default_cpus\": \"x\"}"))
                        .oneLine())
                .contains("line 1, column 18: default_cpus");
        assertThat(file()).hasContent("{}");
        service().replace(before, "{\"default_cpus\": 7} ");
        assertThat(file()).hasContent("{\"default_cpus\": 7} ");
        assertThat(catchThrowableOfType(CoopException.class, () -> service().replace(before, "{}"))
                        .oneLine())
                .contains("changed by another meanwhile");
        assertThat(service().get(Setting.DEFAULT_CPUS).value()).isEqualTo(7);
    }

    @Test
    void an_interrupted_writer_leaves_the_file_as_it_was() throws IOException {
        Files.writeString(file(), "{}");
        Thread.currentThread().interrupt();
        CoopException ended =
                catchThrowableOfType(CoopException.class, () -> service().set(Setting.DEFAULT_CPUS, 4));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended.kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(file()).hasContent("{}");
    }

    /** Writes the key that is named again and again. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            SettingsService service = new SettingsService(Path.of(args[0]), Map.of());
            Setting<?> setting = java.util.Objects.requireNonNull(Setting.find(args[1]));
            for (int i = 1; i <= 50; i++) {
                service.setText(setting, Integer.toString(i));
            }
        }
    }

    @Test
    void processes_that_write_different_keys_at_once_lose_nothing() throws Exception {
        List<String> keys = List.of("default_cpus", "vm.cpus", "vm.memory_gb", "log.max_size_mb");
        List<Process> writers = new ArrayList<>();
        for (String key : keys) {
            writers.add(TestPrograms.start(Writer.class, folder.toString(), key));
        }
        for (Process each : writers) {
            assertThat(each.waitFor())
                    .as(new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isZero();
        }
        for (String key : keys) {
            assertThat(service()
                            .get(java.util.Objects.requireNonNull(Setting.find(key)))
                            .text())
                    .as(key)
                    .isEqualTo("50");
        }
    }
}
