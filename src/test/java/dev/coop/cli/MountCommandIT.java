package dev.coop.cli;

import dev.coop.core.container.CreateListener;
import dev.coop.incus.Instance;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MountCommandIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @BeforeAll
    static void aContainer() {
        coop.containers().create(named("box"), CreateListener.NONE);
    }

    private static String run(String... args) {
        CoopProcess.Result result = CoopProcess.run(coop, args);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private static Instance box() {
        return coop.incus().client().instances().get("box");
    }

    @Test
    void the_list_tells_the_way_the_end_and_the_state_of_each() throws Exception {
        Path web = Files.createDirectories(coop.folder().resolve("projects/web"));
        Path api = Files.createDirectories(coop.folder().resolve("projects/api"));
        Path docs = Files.createDirectories(coop.folder().resolve("projects/docs"));
        run("mount", "add", "box", web.toString());
        // Flags count wherever they are.
        run("mount", "add", "box", api.toString(), "--readonly", "--for", "30m");
        run("mount", "add", "--readonly", "box", docs.toString());
        Files.delete(docs);
        Files.move(web, web.resolveSibling("moved"));
        Files.createDirectory(web);
        assertThat(run("mount", "list", "box").lines())
                .anySatisfy(line -> assertThat(line).contains("<---> /home/agent/web", "changed"))
                .anySatisfy(line -> assertThat(line).contains(" ---> /home/agent/api", "in ", " minutes", "ok"))
                .anySatisfy(line -> assertThat(line).contains(" ---> /home/agent/docs", "missing"));
        assertThat(run("mount", "list", "--format", "json").replace(" ", ""))
                .contains("\"mode\":\"rw\"", "\"mode\":\"ro\"", "\"protected\":false", "\"state\":\"missing\"");
        for (String each : box().devices().keySet()) {
            run("mount", "remove", "box", each);
        }
    }

    @Test
    void whatever_command_comes_next_takes_away_what_has_expired() throws Exception {
        Path brief = Files.createDirectories(coop.folder().resolve("projects/brief"));
        run("mount", "add", "box", brief.toString(), "--for", "5s");
        // One that has nothing to do with containers.
        do {
            run("image", "list");
        } while (box().devices().containsKey("brief"));
        assertThat(Files.readString(coop.folder().resolve("data/audit.jsonl"))).contains("\"mount-expired\"");
    }
}
