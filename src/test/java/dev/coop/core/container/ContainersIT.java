package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.Instance;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.IncusFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ContainersIT {
    private static final Duration STOP = Duration.ofSeconds(30);

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @RegisterExtension
    static final IncusFixture elsewhere = new IncusFixture();

    private final ContainerService containers = coop.containers();

    @AfterEach
    void nothingStays() throws IOException {
        Files.deleteIfExists(coop.knownHosts());
        coop.incus().client().instances().list().forEach(each -> coop.incus().delete(each.name()));
    }

    private static Instance instance(String name) {
        return coop.incus().client().instances().get(name);
    }

    private static void freeze(String name) {
        coop.incus().client().instances().changeAndAwait(name, StateChange.FREEZE, IncusFixture.LIMIT);
    }

    private static CoopException refused(Runnable call) {
        CoopException refused = catchThrowableOfType(CoopException.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.oneLine()).doesNotContain("\n");
        return refused;
    }

    private record Done(int code, String out, String err) {}

    private Done exec(String name, Command command) throws IOException {
        try (Session session = containers.exec(name, command)) {
            session.stdin().close();
            String out = new String(session.stdout().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(session.stderr().readAllBytes(), StandardCharsets.UTF_8);
            return new Done(session.waitFor(), out, err);
        }
    }

    @Test
    void a_container_lives_from_creation_to_deletion() throws IOException {
        List<CreatePhase> phases = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Container made = containers.create(new CreateRequest("life", null, 2, 300, null, null), new CreateListener() {
            @Override
            public void finished(CreatePhase phase, Duration took) {
                phases.add(phase);
            }

            @Override
            public void warning(String text) {
                warnings.add(text);
            }
        });
        assertThat(phases).containsExactly(CreatePhase.values());
        assertThat(warnings).isEmpty();
        assertThat(made.name()).isEqualTo("life");
        assertThat(made.state()).isEqualTo(ContainerState.RUNNING);
        assertThat(made.ipv4()).startsWith("10.");
        assertThat(made.image()).isEqualTo(dev.coop.testing.TestImages.MINIMAL);
        assertThat(made.cpus()).isEqualTo(2);
        assertThat(made.memoryMb()).isEqualTo(300);
        assertThat(made.mounts()).isZero();
        assertThat(made.snapshots()).isZero();
        assertThat(made.createdAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(containers.list()).containsExactly(made);
        assertThat(coop.knownHosts()).content().contains("life.coop ssh-ed25519 ");

        ContainerStatus running = containers.status("life");
        assertThat(running.container()).isEqualTo(made);
        assertThat(running.uptime()).isBetween(Duration.ZERO, Duration.ofSeconds(60));
        assertThat(running.addresses()).contains(made.ipv4());
        assertThat(running.trouble()).isNull();
        assertThat(running.usage()).satisfies(usage -> {
            assertThat(usage.processes()).isPositive();
            assertThat(usage.cpuTime()).isPositive();
            assertThat(usage.memoryBytes()).isPositive();
            assertThat(usage.receivedBytes()).isPositive();
        });
        assertThat(running.mountPoints()).isEmpty();

        assertThat(exec("life", Command.of("id", "-un"))).isEqualTo(new Done(0, "agent\n", ""));

        containers.stop("life", STOP, false);
        containers.stop("life", STOP, false);
        assertThat(containers.get("life").state()).isEqualTo(ContainerState.STOPPED);
        assertThat(containers.get("life").ipv4()).isNull();
        ContainerStatus stopped = containers.status("life");
        assertThat(stopped.uptime()).isNull();
        assertThat(stopped.usage()).isNull();
        CoopException doesNotRun = refused(() -> containers.exec("life", Command.of("true")));
        assertThat(doesNotRun.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(doesNotRun.oneLine()).isEqualTo("\"life\" does not run: start it with: coop start life");

        containers.start("life");
        containers.start("life");
        assertThat(containers.get("life").state()).isEqualTo(ContainerState.RUNNING);
        CoopException runs = refused(() -> containers.delete("life", false));
        assertThat(runs.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(runs.hint()).contains("coop stop life");

        containers.delete("life", true);
        assertThat(containers.list()).isEmpty();
        assertThat(coop.knownHosts()).content().doesNotContain("life.coop");
    }

    @Test
    void what_is_not_there_is_not_there() {
        for (Runnable each : List.<Runnable>of(
                () -> containers.get("nobody"),
                () -> containers.status("nobody"),
                () -> containers.start("nobody"),
                () -> containers.stop("nobody", STOP, false),
                () -> containers.delete("nobody", true),
                () -> containers.exec("nobody", Command.of("true")))) {
            CoopException missing = refused(each);
            assertThat(missing.kind()).isEqualTo(Kind.WRONG_STATE);
            assertThat(missing.oneLine())
                    .isEqualTo("There is no container \"nobody\": see those that there are with: coop list");
        }
    }

    @Test
    void a_name_that_is_none_is_an_error_of_usage_everywhere() {
        for (String name : List.of("../other", "a/b", "a?project=default", "Not a name", "")) {
            for (Runnable each : List.<Runnable>of(
                    () -> containers.get(name),
                    () -> containers.delete(name, true),
                    () -> containers.stop(name, STOP, true),
                    () -> containers.restart(name, STOP, true),
                    () -> containers.lock(name),
                    () -> containers.unlock(name),
                    () -> containers.rename(name, "stolen"),
                    () -> containers.updateLimits(name, new Limits(1, null)),
                    () -> coop.monitor().usage(name),
                    () -> coop.monitor().processes(name),
                    () -> coop.logs().open(name, new ContainerLogs.Request(5, null, false)),
                    () -> coop.files().list(name, "/"),
                    () -> coop.files().delete(name, "/etc/hostname"),
                    () -> containers.exec(name, Command.of("true")))) {
                assertThat(refused(each).kind()).isEqualTo(Kind.USAGE);
            }
        }
    }

    @Test
    void a_stop_right_after_a_start_does_not_hang() {
        containers.create(named("young"), CreateListener.NONE);
        for (int i = 0; i < 5; i++) {
            containers.stop("young", STOP, true);
            containers.start("young");
            long start = System.nanoTime();
            containers.stop("young", STOP, false);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            assertThat(instance("young").status()).isEqualTo(Status.STOPPED);
        }
    }

    @Test
    void a_frozen_container_takes_no_command_and_can_be_stopped_and_deleted() {
        containers.create(named("ice"), CreateListener.NONE);
        freeze("ice");
        assertThat(containers.get("ice").state()).isEqualTo(ContainerState.FROZEN);
        for (Runnable each :
                List.<Runnable>of(() -> containers.exec("ice", Command.of("true")), () -> containers.start("ice"))) {
            CoopException locked = refused(each);
            assertThat(locked.kind()).isEqualTo(Kind.WRONG_STATE);
            assertThat(locked.oneLine()).contains("\"ice\" is locked").contains("coop unlock ice");
        }
        containers.stop("ice", STOP, false);
        assertThat(containers.get("ice").state()).isEqualTo(ContainerState.STOPPED);

        containers.start("ice");
        freeze("ice");
        containers.stop("ice", STOP, true);
        assertThat(containers.get("ice").state()).isEqualTo(ContainerState.STOPPED);

        containers.start("ice");
        freeze("ice");
        containers.delete("ice", true);
        assertThat(containers.list()).isEmpty();
    }

    @Test
    void a_system_that_does_not_shut_down_in_time_is_reported() throws IOException {
        containers.create(named("deaf"), CreateListener.NONE);
        var stopped = new Command(List.of("sh", "-c", "kill -STOP 1"), "root", "", Map.of(), null);
        // Init itself ignores that signal; what it starts to shut down can be held up.
        exec("deaf", stopped);
        exec(
                "deaf",
                new Command(
                        List.of(
                                "sh",
                                "-c",
                                "printf '[Service]\\nType=oneshot\\nRemainAfterExit=yes\\nExecStart=/bin/true\\n"
                                        + "ExecStop=/bin/sleep 60\\nTimeoutStopSec=60\\n' >/run/systemd/system/slow.service"
                                        + " && systemctl daemon-reload && systemctl start slow"),
                        "root",
                        "",
                        Map.of(),
                        null));
        CoopException late = refused(() -> containers.stop("deaf", Duration.ofSeconds(2), false));
        assertThat(late.kind()).isEqualTo(Kind.TIME_LIMIT);
        assertThat(late.oneLine())
                .isEqualTo("\"deaf\" has not shut down within 2 s: stop it by force with: coop stop --force deaf");
        containers.stop("deaf", STOP, true);
        assertThat(containers.get("deaf").state()).isEqualTo(ContainerState.STOPPED);
    }

    @Test
    void a_work_folder_is_seen_and_can_be_written() throws IOException {
        Path work = Files.createDirectories(coop.folder().resolve("work"));
        Files.writeString(work.resolve("hello"), "from the host");
        Files.setAttribute(work, "unix:uid", 1000);
        Container made =
                containers.create(new CreateRequest("worker", null, null, null, null, work), CreateListener.NONE);
        assertThat(made.mounts()).isEqualTo(1);
        assertThat(containers.status("worker").mountPoints())
                .containsExactly(
                        new ContainerStatus.MountPoint("workspace", work.toString(), "/home/agent/workspace", false));
        assertThat(exec("worker", Command.of("sh", "-c", "cat workspace/hello; echo back >workspace/answer"))
                        .out())
                .isEqualTo("from the host");
        assertThat(work.resolve("answer")).content().isEqualTo("back\n");
        assertThat(Files.getAttribute(work.resolve("answer"), "unix:uid")).isEqualTo(1000);
    }

    @Test
    void a_protected_work_folder_is_refused_and_nothing_is_made() {
        for (Path place : List.of(Path.of("/etc"), Path.of("/"), coop.config(), coop.folder())) {
            CoopException refused = refused(() ->
                    containers.create(new CreateRequest("thief", null, null, null, null, place), CreateListener.NONE));
            assertThat(refused.kind()).as(refused.oneLine()).isEqualTo(Kind.NOT_AUTHORIZED);
        }
        assertThat(coop.incus().client().instances().list()).isEmpty();
    }

    @Test
    void what_is_not_coops_is_neither_listed_nor_touched() {
        elsewhere.launch("foreign");
        coop.incus()
                .await(coop.incus()
                        .client()
                        .instances()
                        .create(new dev.coop.incus.InstanceRequest(
                                "builder",
                                "",
                                List.of("default"),
                                Map.of(Keys.ROLE, "builder"),
                                Map.of(),
                                new dev.coop.incus.InstanceRequest.Source.LocalImage(
                                        dev.coop.testing.TestImages.MINIMAL),
                                false)));
        containers.create(named("own"), CreateListener.NONE);
        assertThat(containers.list()).extracting(Container::name).containsExactly("own");
        for (String name : List.of("foreign", "builder")) {
            for (Runnable each : List.<Runnable>of(
                    () -> containers.get(name),
                    () -> containers.status(name),
                    () -> containers.start(name),
                    () -> containers.stop(name, STOP, true),
                    () -> containers.restart(name, STOP, true),
                    () -> containers.lock(name),
                    () -> containers.unlock(name),
                    () -> containers.rename(name, "stolen"),
                    () -> containers.updateLimits(name, new Limits(1, null)),
                    () -> coop.monitor().usage(name),
                    () -> coop.monitor().processes(name),
                    () -> coop.logs().open(name, new ContainerLogs.Request(5, null, false)),
                    () -> coop.files().list(name, "/"),
                    () -> coop.files().delete(name, "/etc/hostname"),
                    () -> containers.exec(name, Command.of("true")),
                    () -> containers.delete(name, true))) {
                assertThat(refused(each).kind()).isEqualTo(Kind.WRONG_STATE);
            }
        }
        assertThat(elsewhere.client().instances().get("foreign").status()).isEqualTo(Status.RUNNING);
        assertThat(instance("builder").status()).isEqualTo(Status.STOPPED);
        assertThat(refused(() -> containers.create(named("builder"), CreateListener.NONE))
                        .kind())
                .isEqualTo(Kind.ERROR);
        assertThat(instance("builder").config()).containsEntry(Keys.ROLE, "builder");
    }

    @Test
    void two_are_made_at_once() throws Exception {
        List<Object> results = atOnce(List.of(
                () -> containers.create(named("one"), CreateListener.NONE),
                () -> containers.create(named("two"), CreateListener.NONE),
                () -> containers.create(new CreateRequest(null, null, null, null, null, null), CreateListener.NONE)));
        assertThat(results).allMatch(Container.class::isInstance);
        assertThat(containers.list()).hasSize(3).extracting(Container::name).contains("one", "two");
        assertThat(containers.list())
                .extracting(Container::ipv4)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(Files.readAllLines(coop.knownHosts()).stream().map(line -> line.split(" ", 2)[1]))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void of_two_that_are_made_at_once_with_one_name_one_wins() throws Exception {
        List<Object> results = atOnce(List.of(
                () -> containers.create(named("same"), CreateListener.NONE),
                () -> containers.create(named("same"), CreateListener.NONE)));
        assertThat(results).filteredOn(Container.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(CoopException.class::isInstance)
                .singleElement()
                .satisfies(lost ->
                        assertThat(((CoopException) lost).oneLine()).contains("There is a container \"same\" already"));
        assertThat(containers.get("same").state()).isEqualTo(ContainerState.RUNNING);
        assertThat(coop.knownHosts()).content().contains("same.coop ");
        assertThat(exec("same", Command.of("true")).code()).isZero();
    }

    private static List<Object> atOnce(List<Callable<Object>> calls) throws InterruptedException {
        List<Object> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> each : threads.invokeAll(calls)) {
                try {
                    results.add(each.get());
                } catch (ExecutionException failure) {
                    results.add(failure.getCause());
                }
            }
        }
        return results;
    }

    @Test
    void a_command_runs_as_who_and_where_it_is_told_to() throws IOException {
        containers.create(named("shop"), CreateListener.NONE);
        assertThat(exec("shop", Command.of("sh", "-c", "echo $HOME $USER $LANG; pwd; exit 7")))
                .isEqualTo(new Done(7, "/home/agent agent C.UTF-8\n/home/agent\n", ""));
        assertThat(exec(
                        "shop",
                        new Command(List.of("sh", "-c", "id -u; pwd; echo $A"), "root", "", Map.of("A", "b c"), null)))
                .isEqualTo(new Done(0, "0\n/root\nb c\n", ""));
        assertThat(exec("shop", new Command(List.of("pwd"), "agent", "/tmp", Map.of(), null))
                        .out())
                .isEqualTo("/tmp\n");
        assertThat(exec("shop", Command.of("no-such-program")).code()).isEqualTo(127);
        assertThat(exec("shop", Command.of("sh", "-c", "kill -9 $$")).code()).isEqualTo(137);

        CoopException nobody =
                refused(() -> containers.exec("shop", new Command(List.of("true"), "nobody-here", "", Map.of(), null)));
        assertThat(nobody.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(nobody.oneLine()).contains("\"shop\" has no user \"nobody-here\"");
    }

    @Test
    void a_command_never_runs_in_another_folder_than_told() throws IOException {
        containers.create(named("shop"), CreateListener.NONE);
        CoopException nowhere = refused(
                () -> containers.exec("shop", new Command(List.of("pwd"), "agent", "/no/such", Map.of(), null)));
        assertThat(nowhere.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(nowhere.oneLine()).contains("\"shop\" has no folder /no/such");
        refused(() -> containers.exec("shop", new Command(List.of("pwd"), "agent", "/etc/passwd", Map.of(), null)));
        exec("shop", Command.of("mkdir", "-p", "sub"));
        assertThat(exec("shop", new Command(List.of("pwd"), "agent", "sub", Map.of(), null))
                        .out())
                .isEqualTo("/home/agent/sub\n");
    }
}
