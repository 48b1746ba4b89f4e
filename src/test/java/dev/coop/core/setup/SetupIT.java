package dev.coop.core.setup;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Network;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Profile;
import dev.coop.incus.Project;
import dev.coop.incus.StoragePool;
import dev.coop.testing.ScriptedServer;
import dev.coop.testing.TestSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The pool and the bridge of this machine's Coop are made when there are none, and stay, as those of a user do. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SetupIT {
    private final String id = HexFormat.of().toHexDigits(new SecureRandom().nextInt());
    private final String project = "coop-setup-it-" + id;
    private IncusClient global = new IncusClient(TestSocket.endpoint());
    private IncusClient incus = global.project(project);

    @BeforeEach
    void connect() {
        global = new IncusClient(TestSocket.endpoint());
        incus = global.project(project);
    }

    @AfterEach
    void nothingStays() {
        if (names().contains(project)) {
            incus.profiles().list().stream()
                    .map(Profile::name)
                    .filter(each -> !each.equals("default"))
                    .forEach(each -> incus.profiles().delete(each));
            global.projects().delete(project);
        }
        global.close();
    }

    private List<String> names() {
        return global.projects().list().stream().map(Project::name).toList();
    }

    private List<SetupStep> run() {
        List<SetupStep> steps = new ArrayList<>();
        new Setup(incus).run(steps::add);
        return steps;
    }

    @Test
    void makes_all_that_is_missing() {
        Setup setup = new Setup(incus);
        assertThat(setup.isDone()).isFalse();
        List<SetupStep> steps = run();
        assertThat(steps)
                .extracting(SetupStep::what)
                .containsExactly("Incus", "storage pool", "network", "project", "profile");
        assertThat(steps)
                .filteredOn(SetupStep::made)
                .extracting(SetupStep::what)
                .contains("project", "profile");
        assertThat(setup.isDone()).isTrue();

        Project made = global.projects().get(project);
        assertThat(made.config()).containsEntry("user.coop", "true").containsEntry("features.images", "true");
        Profile profile = incus.profiles().get("agent-sandbox");
        assertThat(profile.config()).containsEntry("security.nesting", "true");
        String pool = steps.get(1).name();
        String network = steps.get(2).name();
        assertThat(profile.devices().get("root")).containsEntry("pool", pool).containsEntry("path", "/");
        assertThat(profile.devices().get("eth0"))
                .containsEntry("network", network)
                .containsEntry("security.mac_filtering", "true")
                .containsEntry("security.ipv4_filtering", "true");
        assertThat(global.storagePools().get(pool).driver()).isIn("btrfs", "zfs", "lvm", "ceph");
        assertThat(global.networks().get(network).config()).containsEntry("ipv4.nat", "true");
    }

    @Test
    void a_second_run_makes_nothing() {
        run();
        String before = state();
        assertThat(run()).noneMatch(SetupStep::made);
        assertThat(state()).isEqualTo(before);
    }

    /** All that it could touch, in words. */
    private String state() {
        return Stream.of(
                        global.projects().list().stream()
                                .filter(each -> !each.name().startsWith("coop-it-")),
                        incus.profiles().list().stream(),
                        global.project("default").profiles().list().stream(),
                        global.storagePools().list().stream().map(StoragePool::name),
                        global.networks().list().stream().map(Network::name))
                .flatMap(each -> each.map(Object::toString))
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void what_is_there_already_stays_as_it_is() {
        run();
        Profile own = new Profile(
                "agent-sandbox",
                "as the user likes it",
                Map.of("limits.processes", "500"),
                incus.profiles().get("agent-sandbox").devices());
        incus.profiles().update(own);
        assertThat(run()).noneMatch(SetupStep::made);
        Profile after = incus.profiles().get("agent-sandbox");
        assertThat(after.description()).isEqualTo(own.description());
        assertThat(after.config()).isEqualTo(own.config());
    }

    @Test
    void a_profile_that_was_lost_is_made_again() {
        run();
        incus.profiles().delete("agent-sandbox");
        assertThat(run())
                .filteredOn(SetupStep::made)
                .extracting(SetupStep::what)
                .containsExactly("profile");
    }

    @Test
    void several_at_once_make_each_thing_once() throws Exception {
        List<SetupStep> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<SetupStep>> one = this::run;
            for (Future<List<SetupStep>> each : threads.invokeAll(List.of(one, one, one, one))) {
                all.addAll(each.get());
            }
        }
        assertThat(all).hasSize(20);
        assertThat(all)
                .filteredOn(each -> each.made() && each.what().equals("project"))
                .hasSize(1);
        assertThat(all)
                .filteredOn(each -> each.made() && each.what().equals("profile"))
                .hasSize(1);
        assertThat(new Setup(incus).isDone()).isTrue();
    }

    @Test
    void makes_a_pool_that_copies_on_write_by_several_at_once() throws Exception {
        String pool = "coop-setup-it-" + id;
        try {
            List<SetupStep> steps = atOnce(() -> new PoolChoice(global, pool).make());
            assertThat(steps).extracting(SetupStep::name).containsOnly(pool);
            assertThat(steps).filteredOn(SetupStep::made).hasSize(1);
            assertThat(steps).extracting(SetupStep::warning).containsOnly("");
            assertThat(global.storagePools().get(pool).driver()).isIn("btrfs", "zfs");
        } finally {
            global.storagePools().delete(pool);
        }
    }

    @Test
    void makes_a_bridge_with_a_way_out_by_several_at_once() throws Exception {
        String bridge = "cit" + id;
        try {
            List<SetupStep> steps = atOnce(() -> new BridgeChoice(global, bridge).make());
            assertThat(steps).extracting(SetupStep::name).containsOnly(bridge);
            assertThat(steps).filteredOn(SetupStep::made).hasSize(1);
            Network made = global.networks().get(bridge);
            assertThat(made.config()).containsEntry("ipv4.nat", "true").containsEntry("ipv6.address", "none");
            assertThat(made.config().get("ipv4.address")).matches("\\d+\\.\\d+\\.\\d+\\.\\d+/24");
        } finally {
            global.networks().delete(bridge);
        }
    }

    private static List<SetupStep> atOnce(Callable<SetupStep> make) throws Exception {
        List<SetupStep> steps = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<SetupStep> each : threads.invokeAll(List.of(make, make, make))) {
                steps.add(each.get());
            }
        }
        return steps;
    }

    private static CoopException refused(Path temp, String auth, String extensions) {
        try (ScriptedServer server = new ScriptedServer(
                        temp.resolve("s"), (request, connection) -> connection.json("""
                                {"type": "sync", "metadata": {"api_extensions": [%s], "auth": "%s", "environment":
                                 {"server_version": "5.21", "server_name": "x", "architectures": [],
                                  "kernel_features": {}, "storage_supported_drivers": []}}}
                                """.formatted(extensions, auth)));
                IncusClient client = new IncusClient(server.endpoint()).project("coop")) {
            CoopException refused = catchThrowableOfType(CoopException.class, () -> new Setup(client).run(step -> {
                throw new AssertionError("it went on: " + step);
            }));
            assertThat(refused).isNotNull();
            assertThat(refused.kind()).isEqualTo(Kind.ERROR);
            assertThat(server.requests()).as("nothing else was asked").hasSize(1);
            return refused;
        }
    }

    @Test
    void who_is_not_trusted_is_told_what_to_do(@TempDir Path temp) {
        assertThat(refused(temp, "untrusted", "").oneLine())
                .isEqualTo("Incus at " + temp.resolve("s")
                        + " does not trust this user: join the group incus-admin, then log in again");
    }

    @Test
    void a_server_that_is_too_old_is_refused(@TempDir Path temp) {
        assertThat(refused(temp, "trusted", "\"projects\", \"instances\"").oneLine())
                .isEqualTo("Incus 5.21 is too old for Coop (it lacks instance_create_start,"
                        + " container_exec_signal_handling): install Incus 6.0 or later");
    }

    @Test
    void a_project_that_is_not_there_is_not_set_up() {
        assertThat(new Setup(incus).isDone()).isFalse();
        assertThat(catchThrowableOfType(
                        NotFoundException.class, () -> global.projects().get(project)))
                .isNotNull();
    }
}
