package dev.coop.core.settings;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SettingsFileTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("settings.json");
    }

    private Settings load(String content, Map<String, String> environment) throws IOException {
        Files.writeString(file(), content);
        return new SettingsFile(folder, environment).load();
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
        assertThat(new SettingsFile(folder.resolve("none"), Map.of()).load()).isEqualTo(Settings.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n", "{}", "{\"a_later_version\": {\"knows\": [\"this\"]}}", "{\"default_cpus\": null}"})
    void what_is_not_set_is_as_by_default(String content) throws IOException {
        assertThat(load(content, Map.of())).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void the_file_sets_everything() throws IOException {
        Settings settings = load("""
                {"default_cpus": 3, "default_memory_mb": 1000, "default_disk_gb": 7, "default_image": "mine",
                 "fallback_image": "debian/13/cloud", "incus_socket": "/s", "incus_project": "p",
                 "vm": {"instance": "v"}}
                """, Map.of());
        assertThat(settings).isEqualTo(new Settings(3, 1000, 7, "mine", "debian/13/cloud", "/s", "p", "v"));
    }

    @Test
    void the_environment_is_above_the_file() throws IOException {
        Settings settings = load(
                "{\"default_image\": \"mine\", \"incus_project\": \"p\", \"vm\": {\"instance\": \"v\"}}",
                Map.of("COOP_DEFAULT_IMAGE", "i", "COOP_INCUS_PROJECT", "q", "COOP_VM_INSTANCE", "w"));
        assertThat(settings.defaultImage()).isEqualTo("i");
        assertThat(settings.incusProject()).isEqualTo("q");
        assertThat(settings.vmInstance()).isEqualTo("w");
    }

    @Test
    void an_empty_variable_sets_nothing() throws IOException {
        assertThat(load("{\"incus_project\": \"p\"}", Map.of("COOP_INCUS_PROJECT", " "))
                        .incusProject())
                .isEqualTo("p");
    }

    @Test
    void broken_json_is_refused_with_its_place() {
        assertThat(refused("{\n  \"default_cpus\": 2,\n  oops\n}").oneLine())
                .contains("line 3, column ")
                .contains("is not JSON");
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
                catchThrowableOfType(CoopException.class, () -> new SettingsFile(folder, Map.of()).load());
        assertThat(refused.kind()).isEqualTo(Kind.USAGE);
        assertThat(refused.oneLine()).contains("cannot be read");
    }

    @Test
    void bytes_that_are_no_text_are_refused() throws IOException {
        Files.write(file(), new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});
        CoopException refused =
                catchThrowableOfType(CoopException.class, () -> new SettingsFile(folder, Map.of()).load());
        assertThat(refused.kind()).isEqualTo(Kind.USAGE);
    }
}
