package dev.coop.attack;

import dev.coop.core.container.CreateListener;
import dev.coop.host.Account;
import dev.coop.incus.Instance;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program, told by everything around it that the user's home is elsewhere. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaysInIT {
    private static final int REFUSED = 5;

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @BeforeAll
    static void aContainer() {
        coop.containers().create(named("box"), CreateListener.NONE);
    }

    private static CoopProcess.Result spoofed(String... args) throws Exception {
        Path elsewhere = Files.createDirectories(coop.folder().resolve("elsewhere"));
        Map<String, String> environment = new HashMap<>(coop.environment());
        for (String each : List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")) {
            environment.put(each, elsewhere.toString());
        }
        environment.put("USER", "nobody");
        environment.put("LOGNAME", "nobody");
        environment.put("JDK_JAVA_OPTIONS", "-Duser.home=" + elsewhere + " -Duser.name=nobody");
        List<String> command = new ArrayList<>(List.of(CoopFixture.program().toString()));
        command.addAll(List.of(args));
        try (CoopProcess process = CoopProcess.start(command, environment)) {
            return process.await();
        }
    }

    private static void refused(String... args) throws Exception {
        long before = refusals();
        CoopProcess.Result result = spoofed(args);
        assertThat(result.code()).as(result.err()).isEqualTo(REFUSED);
        assertThat(result.err().lines().filter(each -> each.startsWith("coop: ")))
                .hasSize(1);
        assertThat(refusals()).isEqualTo(before + 1);
        assertThat(coop.incus().client().instances().list())
                .singleElement()
                .extracting(Instance::devices)
                .isEqualTo(Map.of());
    }

    private static long refusals() throws Exception {
        Path record = coop.folder().resolve("data/audit.jsonl");
        return !Files.exists(record)
                ? 0
                : Files.readAllLines(record).stream()
                        .filter(each -> each.contains("\"mount-refused\""))
                        .count();
    }

    @Test
    void no_way_in_believes_that_the_home_is_elsewhere() throws Exception {
        String home = Account.current().home().toString();
        refused("mount", "add", "box", home);
        refused("mount", "add", "box", home, "--readonly", "--force");
        refused("create", "other", "--workdir", home);
    }

    @Test
    void no_way_in_takes_the_system_or_the_keys_of_coop() throws Exception {
        refused("create", "other", "--workdir", "/etc");
        refused("mount", "add", "box", coop.config().toString(), "--force");
    }
}
