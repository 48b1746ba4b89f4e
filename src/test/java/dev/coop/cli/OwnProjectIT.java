package dev.coop.cli;

import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.InstanceRequest;
import dev.coop.incus.Snapshot;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.CoopProcess.Result;
import dev.coop.testing.IncusFixture;
import dev.coop.testing.TestImages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Coop lists, changes and deletes nothing outside its project. Beside it there are containers of somebody else's in another
 * project and in the default one: one that runs and one that does not, which a command for all would take, and one of the
 * name that Coop's own has in one of the tests.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OwnProjectIT {
    private static final String TWIN = "coop-it-twin";
    private static final String IDLE = "coop-it-idle";
    private static final String SNAPSHOT = "kept";

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @RegisterExtension
    static final IncusFixture elsewhere = new IncusFixture();

    @RegisterExtension
    static final IncusFixture imageless = IncusFixture.withOwnImages();

    /** What there is to see of somebody else's container. A start, a stop and a lock change its volatile settings. */
    private record Seen(Instance instance, List<Snapshot> snapshots) {}

    private static List<Seen> before = List.of();

    @BeforeAll
    static void somebodyElsesContainers() {
        clearDefaultProject();
        for (IncusClient there : others()) {
            make(there, TWIN, true);
            make(there, IDLE, false);
            there.operations().await(there.instances().snapshots(TWIN).create(SNAPSHOT, null), IncusFixture.LIMIT);
        }
        before = seen();
    }

    @AfterEach
    void theyAreAsBefore() {
        assertThat(seen()).isEqualTo(before);
    }

    @AfterAll
    static void clearDefaultProject() {
        IncusClient global = elsewhere.global();
        for (String name : List.of(TWIN, IDLE)) {
            global.instances().find(name).ifPresent(there -> {
                if (there.status() != Status.STOPPED) {
                    global.instances().changeAndAwait(name, StateChange.KILL, IncusFixture.LIMIT);
                }
                global.operations().await(global.instances().delete(name), IncusFixture.LIMIT);
            });
        }
    }

    private static List<IncusClient> others() {
        return List.of(elsewhere.client(), elsewhere.global());
    }

    /** Without a network: on one bridge a name is given once. */
    private static void make(IncusClient there, String name, boolean start) {
        there.operations()
                .await(
                        there.instances()
                                .create(new InstanceRequest(
                                        name,
                                        "",
                                        List.of(),
                                        Map.of("user.coop", "true"),
                                        Map.of("root", Map.of("type", "disk", "path", "/", "pool", elsewhere.pool())),
                                        new InstanceRequest.Source.LocalImage(TestImages.minimal(elsewhere.global())),
                                        start)),
                        IncusFixture.LIMIT);
    }

    private static List<Seen> seen() {
        List<Seen> all = new ArrayList<>();
        for (IncusClient there : others()) {
            for (String name : List.of(TWIN, IDLE)) {
                all.add(new Seen(
                        there.instances().get(name),
                        there.instances().snapshots(name).list()));
            }
        }
        return all;
    }

    @ParameterizedTest(name = "coop {0}")
    @ValueSource(
            strings = {
                "status {twin}",
                "start {idle}",
                "stop {twin} --force",
                "restart {twin} --force",
                "lock {twin}",
                "unlock {twin}",
                "delete {twin} --force",
                "rename {idle} coop-it-mine",
                "exec {twin} -- true",
                "shell {twin} --yes",
                "logs {twin}",
                "cp {twin}:/etc/hostname -",
                "mount list {twin}",
                "mount add {twin} {folder}",
                "mount remove {twin} root",
                "snapshot list {twin}",
                "snapshot create {twin}",
                "snapshot restore {twin} kept --yes",
                "snapshot delete {twin} kept --yes",
                "snapshot rename {twin} kept mine",
                "snapshot new-container {twin} kept coop-it-mine",
                "snapshot diff {twin} kept",
                "snapshot schedule {twin} @daily"
            })
    void no_command_finds_a_container_that_is_not_coops(String command) {
        Result result = run(command);
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCodes.WRONG_STATE);
        assertThat(result.err()).contains("There is no container");
        assertThat(coop.incus().client().instances().list()).isEmpty();
    }

    @ParameterizedTest(name = "coop {0}")
    @ValueSource(
            strings = {
                "list",
                "list --format json",
                "snapshot list",
                "mount list",
                "audit",
                "start --all",
                "stop --all --force",
                "restart --all --force",
                "lock --all",
                "unlock --all",
                "delete --all --force",
                "complete -- status "
            })
    void no_command_for_all_means_them(String command) {
        Result result = run(command);
        assertThat(result.out() + result.err()).doesNotContain("coop-it-");
    }

    @Test
    void a_container_of_the_same_name_is_another_one() {
        CoopProcess.run(coop, "create", TWIN);
        for (String command : List.of(
                "snapshot create {twin} " + SNAPSHOT,
                "stop {twin} --force",
                "start {twin}",
                "lock {twin}",
                "snapshot restore {twin} kept --yes",
                "snapshot delete {twin} kept --yes",
                "stop --all --force",
                "rename {twin} coop-it-mine",
                "rename coop-it-mine {twin}",
                "delete {twin} --force")) {
            Result result = run(command);
            assertThat(result.code())
                    .as(command + ": " + result.out() + result.err())
                    .isZero();
        }
        assertThat(coop.incus().client().instances().find(TWIN)).isEmpty();
    }

    @ParameterizedTest(name = "coop {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "image list --format csv; 0",
                "image exists {image}; 4",
                "image delete {image} --force; 4",
            })
    void an_image_of_another_project_is_not_found(String command, int code) {
        Map<String, String> environment = new HashMap<>(coop.environment());
        environment.put("COOP_INCUS_PROJECT", imageless.project());
        List<String> words = new ArrayList<>(List.of(CoopFixture.program().toString()));
        words.addAll(List.of(command.replace("{image}", TestImages.MINIMAL).split(" ")));
        try (CoopProcess process = CoopProcess.start(words, environment)) {
            Result result = process.await();
            assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
            assertThat(result.out()).doesNotContain(TestImages.MINIMAL);
        }
        assertThat(elsewhere.global().images().byAlias(TestImages.MINIMAL)).isPresent();
    }

    private static Result run(String command) {
        return CoopProcess.run(
                coop,
                command.replace("{twin}", TWIN)
                        .replace("{idle}", IDLE)
                        .replace("{folder}", coop.folder().toString())
                        .split(" "));
    }
}
