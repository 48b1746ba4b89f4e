package dev.coop.cli;

import dev.coop.core.settings.SettingsService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Map<String, String> environment, String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        SettingsService settings = new SettingsService(folder, environment);
        CliServices services = (CliServices) Proxy.newProxyInstance(
                CliServices.class.getClassLoader(),
                new Class<?>[] {CliServices.class},
                (_, method, _) -> switch (method.getName()) {
                    case "settings" -> settings;
                    case "version" -> "1";
                    case "log", "debug" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return CoopCli.run(services, new PrintWriter(out), new PrintWriter(err), args);
    }

    private int run(String... args) {
        return run(Map.of(), args);
    }

    @Test
    void a_value_is_set_got_and_unset() {
        assertThat(run("config", "set", "vm.cpus", "6")).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("vm.cpus is now 6\n");
        assertThat(run("config", "get", "vm.cpus")).isZero();
        assertThat(out.toString()).isEqualTo("6\n");
        assertThat(run("config", "unset", "vm.cpus", "--quiet")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(run("config", "get", "vm.cpus")).isZero();
        assertThat(out.toString()).isEqualTo("4\n");
    }

    @Test
    void a_list_has_a_line_for_each() {
        assertThat(run("config", "set", "protected_paths", "/srv/keys, ~/secret"))
                .isZero();
        assertThat(run("config", "get", "protected_paths")).isZero();
        assertThat(out.toString()).isEqualTo("/srv/keys\n~/secret\n");
    }

    @Test
    void list_says_where_each_value_comes_from() {
        run("config", "set", "ui.theme", "dark");
        assertThat(run(Map.of("COOP_VM_INSTANCE", "mine"), "config", "list", "--format", "json"))
                .isZero();
        JsonNode list = JsonMapper.shared().readTree(out.toString());
        assertThat(value(list, "ui.theme")).isEqualTo("\"dark\" file");
        assertThat(value(list, "vm.instance")).isEqualTo("\"mine\" environment");
        assertThat(value(list, "default_cpus")).isEqualTo("2 default");
        assertThat(value(list, "vm.backend_priority")).isEqualTo("[\"colima\",\"lima\"] default");
        assertThat(run(Map.of("COOP_VM_INSTANCE", "mine"), "config", "list")).isZero();
        assertThat(out.toString()).containsPattern("vm\\.instance +mine +environment COOP_VM_INSTANCE");
    }

    private static String value(JsonNode list, String key) {
        return list.valueStream()
                .filter(each -> each.path("key").asString().equals(key))
                .map(each -> each.path("value") + " " + each.path("source").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_the_environment_hides_is_said() {
        assertThat(run(Map.of("COOP_THEME", "light"), "config", "set", "ui.theme", "dark"))
                .isZero();
        assertThat(err.toString()).isEqualTo("Warning: COOP_THEME is set, so ui.theme is still light\n");
    }

    @Test
    void a_key_that_there_is_not_is_refused_with_what_may_be_meant() {
        assertThat(run("config", "get", "default_cpu")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("coop: There is no setting \"default_cpu\": did you mean default_cpus?\n");
        assertThat(run("config", "set", "entirely_else", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("see them all with: coop config list");
    }

    @Test
    void a_key_of_the_file_that_is_not_used_is_named() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"default_cpu\": 3}");
        assertThat(run("config", "list")).isZero();
        assertThat(err.toString()).contains("has default_cpu, which Coop does not use: did you mean default_cpus?");
    }

    @Test
    void path_and_edit_work_even_when_the_file_is_broken() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{");
        assertThat(run("config", "path")).isZero();
        assertThat(out.toString()).isEqualTo(folder.resolve("settings.json") + "\n");
        assertThat(run("config", "list")).isEqualTo(2);
        assertThat(err.toString())
                .matches("coop: The settings in .* are broken: line 1, .*: mend them with: coop config edit\\n");
    }
}
