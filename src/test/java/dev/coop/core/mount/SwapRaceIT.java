package dev.coop.core.mount;

import dev.coop.core.container.CreateListener;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.Account;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecSession;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.TestPrograms;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

/** Another process swaps the folder for a link to a secret as fast as it can, while the folder is mounted. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SwapRaceIT {
    private static final int ROUNDS = 500;

    /** Looks for a key whenever the table of mounts changes, and tells what is in it. It costs nothing in between. */
    private static final String WATCHER = """
            $| = 1;
            open(my $table, "<", "/proc/self/mountinfo") or die;
            my $changes = "";
            vec($changes, fileno($table), 1) = 1;
            print "ready\\n";
            my $key;
            until (open($key, "<", "/home/agent/web/key")) {
                select(undef, undef, my $changed = $changes, 0.2);
            }
            print <$key>;
            sleep 600;
            """;

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @Test
    void a_protected_folder_is_never_visible_inside() throws Exception {
        coop.containers().create(named("box"), CreateListener.NONE);
        Path parent = Files.createDirectories(coop.folder().resolve("projects"));
        Path project = Files.createDirectories(parent.resolve("web"));
        Path secret = Files.createDirectories(coop.config().resolve("secret"));
        Files.writeString(secret.resolve("key"), "the secret\n");
        Path link = Files.createSymbolicLink(parent.resolve("link"), secret);
        MountService mounts = CoopFixture.mounts(coop.incus().client(), Account.current(), coop.folder())
                .service();
        int mounted = 0;
        int refused = 0;
        try (ExecSession watcher =
                        coop.incus().client().instances().exec("box").start(ExecRequest.of("perl", "-e", WATCHER));
                BufferedReader seen =
                        new BufferedReader(new InputStreamReader(watcher.stdout(), StandardCharsets.UTF_8))) {
            assertThat(seen.readLine()).isEqualTo("ready");
            Process swapper = TestPrograms.start(Swapper.class, project.toString(), link.toString());
            try {
                assertThat(swapper.inputReader().readLine()).isEqualTo("ready");
                for (int round = 0; round < ROUNDS; round++) {
                    try {
                        mounts.add(MountRequest.of("box", project), Codes.NONE);
                        mounted++;
                        mounts.remove("box", "web");
                    } catch (CoopException expected) {
                        assertThat(expected.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
                        refused++;
                    }
                    assertThat(coop.incus().client().instances().get("box").devices())
                            .doesNotContainKey("web");
                }
                assertThat(swapper.isAlive()).isTrue();
            } finally {
                swapper.destroyForcibly().waitFor();
            }
            // That the watcher does see what is there: it has seen nothing else before.
            Files.deleteIfExists(Files.isSymbolicLink(project) ? project : link);
            Path folder = Files.exists(project) ? project : link;
            Files.writeString(folder.resolve("key"), "no secret\n");
            mounts.add(new MountRequest("box", folder, "web", null, false, false, null), Codes.NONE);
            assertThat(seen.readLine()).isEqualTo("no secret");
        }
        // Both happened, so that the race was one.
        assertThat(mounted).isPositive();
        assertThat(refused).isPositive();
        assertThat(coop.incus().client().instances().get("box").status()).isEqualTo(Status.RUNNING);
    }
}
