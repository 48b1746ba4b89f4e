package dev.coop.cli;

import dev.coop.incus.Instance;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.CoopProcess.Result;
import dev.coop.testing.IncusFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that users knew before, row by row, each by the packaged program on the real Incus. The rows are one
 * story: each finds what those before it left. Beside it there is a container of somebody else's, which is the same
 * afterwards.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeedCommandsIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @RegisterExtension
    static final IncusFixture elsewhere = new IncusFixture();

    private static @Nullable Instance foreign;

    @BeforeAll
    static void somebodyElsesContainer() throws IOException {
        elsewhere.launch("foreign");
        foreign = elsewhere.client().instances().get("foreign");
        Path work = Files.createDirectories(coop.folder().resolve("work"));
        Files.writeString(work.resolve("note"), "from the host");
    }

    @AfterAll
    static void itIsAsBefore() {
        Instance now = elsewhere.client().instances().get("foreign");
        assertThat(now.status()).isEqualTo(Status.RUNNING);
        assertThat(now.config()).isEqualTo(Objects.requireNonNull(foreign).config());
        assertThat(now.devices()).isEqualTo(foreign.devices());
    }

    /**
     * @param says what is written, to whichever output; with {@code |} between parts
     */
    @ParameterizedTest(name = "coop {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "list; 0; There are no containers yet",
                "create web --cpus 1 --memory 300MiB; 0; Ready in|web",
                "create web; 1; There is a container \"web\" already",
                "list; 0; web|running",
                "list --format json; 0; \"name\" : \"web\"|\"status\" : \"running\"|\"memory_mb\" : 300",
                "list 'w*' --status running --format csv; 0; web,running",
                "list --status locked; 0; No container is like that",
                "status web; 0; Name:|Memory:|300 MiB|Processes:",
                "exec web -- sh -c 'echo hello && exit 7'; 7; hello",
                "logs web -n 5; 0; ",
                "lock web; 0; Locked web",
                "lock --all; 0; nothing to lock",
                "list web; 0; locked",
                "exec web -- true; 4; coop unlock web",
                "shell web; 2; confirm it with --yes",
                "unlock web; 0; Unlocked web",
                "mount add web {work} --readonly --name notes; 0; notes",
                "mount list web --format json; 0; \"mode\" : \"ro\"|\"name\" : \"notes\"",
                "exec web -- cat notes/note; 0; from the host",
                "mount remove web notes; 0; notes",
                "exec web -- touch before; 0; ",
                "snapshot create web one; 0; one",
                "snapshot list web; 0; one",
                "exec web -- rm before; 0; ",
                "snapshot restore web one --yes; 0; ",
                "exec web -- ls before; 0; before",
                "snapshot delete web one --yes; 0; one",
                "stop web; 0; Stopped web",
                "start web; 0; Started web",
                "restart web; 0; Restarted web",
                "cp web:/etc/os-release -; 0; Debian",
                "stop web nobody; 4; Stopped web|There is no container \"nobody\"",
                "rename web shop; 0; Renamed web to shop",
                "shell shop; 2; confirm it with --yes",
                "delete shop; 2; --yes or --force",
                "delete foreign --force; 4; There is no container \"foreign\"",
                "stop foreign; 4; There is no container \"foreign\"",
                "lock foreign; 4; There is no container \"foreign\"",
                "cp foreign:/etc/hostname -; 4; There is no container \"foreign\"",
                "delete shop --force; 0; Deleted shop",
                "image list; 0; ",
                "image build --recipe no-such-recipe; 2; no-such-recipe",
                "vm status; 0; not needed",
                "vm start; 0; not needed",
                "vm stop; 0; not needed",
                "config list; 0; default_cpus",
                "config get default_cpus; 0; 2",
                "doctor --format json; 0; \"status\""
            })
    void works(String command, int code, @Nullable String says) {
        String[] args =
                words(command.replace("{work}", coop.folder().resolve("work").toString()));
        Result result = CoopProcess.run(coop, args);
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
        assertThat(result.err()).doesNotContain("\tat ").doesNotContain("Exception");
        for (String part : says == null ? List.<String>of() : List.of(says.split("\\|", -1))) {
            assertThat(result.out() + result.err()).contains(part);
        }
        assertThat(result.out()).doesNotContain("foreign");
    }

    /** As a shell takes them, as far as the rows need it. */
    private static String[] words(String command) {
        return Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(command)
                .results()
                .map(each -> each.group(1) == null ? each.group(2) : each.group(1))
                .toArray(String[]::new);
    }
}
