package dev.coop.core.container;

import dev.coop.core.container.ContainerLogs.Log;
import dev.coop.core.container.ContainerLogs.Log.Origin;
import dev.coop.core.container.ContainerLogs.Request;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.IncusFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What can be done to a container that is there: locking above all. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LockIT {
    private static final Duration STOP = Duration.ofSeconds(30);

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private final ContainerService containers = coop.containers();

    @BeforeEach
    void aRunningContainer() {
        if (coop.incus().client().instances().find("box").isEmpty()) {
            containers.create(named("box"), CreateListener.NONE);
        } else if (containers.status("box").container().state() != ContainerState.RUNNING) {
            containers.restart("box", STOP, true);
        }
    }

    private static CoopException refused(Runnable call) {
        CoopException refused = catchThrowableOfType(CoopException.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.oneLine()).doesNotContain("\n");
        return refused;
    }

    private static Status status() {
        return coop.incus().client().instances().get("box").status();
    }

    private String root(String script) throws IOException {
        var command = new Command(List.of("sh", "-c", script), "root", "", Map.of(), null);
        try (Session session = containers.exec("box", command)) {
            session.stdin().close();
            String out = new String(session.stdout().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(session.waitFor()).isZero();
            return out;
        }
    }

    @Test
    void what_runs_stands_still_while_it_is_locked_and_goes_on_afterwards() throws IOException {
        try (Session counting =
                containers.exec("box", Command.of("sh", "-c", "while echo tick; do sleep 0.01; done"))) {
            assertThat(counting.stdout().read()).isEqualTo('t');
            containers.lock("box");
            containers.lock("box");
            assertThat(containers.get("box").state()).isEqualTo(ContainerState.FROZEN);
            Duration before = coop.monitor().usage("box").cpuTime();
            assertThat(coop.monitor().usage("box").cpuTime()).isEqualTo(before);
            containers.unlock("box");
            containers.unlock("box");
            assertThat(containers.get("box").state()).isEqualTo(ContainerState.RUNNING);
            assertThat(counting.hasEnded()).isFalse();
            assertThat(counting.stdout().readNBytes(1000)).hasSize(1000);
        }
    }

    @Test
    void only_what_runs_can_be_locked_and_only_what_is_locked_unlocked() {
        containers.stop("box", STOP, true);
        CoopException lock = refused(() -> containers.lock("box"));
        assertThat(lock.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(lock.oneLine()).contains("does not run").contains("coop start box");
        CoopException unlock = refused(() -> containers.unlock("box"));
        assertThat(unlock.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(unlock.oneLine()).contains("not locked").contains("coop start box");
    }

    @Test
    void a_locked_container_refuses_what_it_cannot_do_and_says_how_to_unlock_it() {
        containers.lock("box");
        for (Runnable each : List.<Runnable>of(
                () -> containers.exec("box", Command.of("true")), () -> containers.start("box"), () -> coop.monitor()
                        .processes("box"))) {
            CoopException locked = refused(each);
            assertThat(locked.kind()).isEqualTo(Kind.WRONG_STATE);
            assertThat(locked.oneLine()).contains("\"box\" is locked").contains("coop unlock box");
        }
        assertThat(refused(() -> containers.rename("box", "other")).kind()).isEqualTo(Kind.WRONG_STATE);
        containers.restart("box", STOP, false);
        assertThat(containers.get("box").state()).isEqualTo(ContainerState.RUNNING);
    }

    /** By what any other client of Incus may do: a stop that the locked container does not hear. */
    private static void makeStuck() {
        coop.incus().client().instances().changeAndAwait("box", StateChange.FREEZE, IncusFixture.LIMIT);
        assertThatThrownBy(() -> coop.incus()
                        .client()
                        .instances()
                        .changeAndAwait("box", StateChange.stop(Duration.ofSeconds(1)), IncusFixture.LIMIT))
                .isInstanceOf(OperationFailedException.class);
        assertThat(status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void a_stuck_container_is_recognized_and_a_stop_by_force_frees_it() throws IOException {
        makeStuck();
        List<Runnable> calls = List.of(() -> containers.lock("box"), () -> containers.unlock("box"), () -> containers
                .exec("box", Command.of("true"))
                .waitFor());
        for (Runnable each : calls) {
            CoopException stuck = refused(each);
            assertThat(stuck.kind()).isEqualTo(Kind.WRONG_STATE);
            assertThat(stuck.oneLine())
                    .isEqualTo("\"box\" is stuck: it was told to stop while it was locked:"
                            + " stop it by force with: coop stop --force box");
        }
        ContainerStatus status = containers.status("box");
        assertThat(status.container().state()).isEqualTo(ContainerState.ERROR);
        assertThat(status.trouble()).contains("stop it by force with: coop stop --force box");
        containers.stop("box", STOP, true);
        containers.start("box");
        assertThat(root("echo fine")).isEqualTo("fine\n");
    }

    @Test
    void a_restart_begins_anew() throws IOException {
        root("touch /run/before");
        containers.restart("box", STOP, false);
        assertThat(root("test ! -e /run/before && echo gone")).isEqualTo("gone\n");
        containers.stop("box", STOP, true);
        containers.restart("box", STOP, false);
        assertThat(containers.get("box").state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void a_name_can_be_changed_and_ssh_knows_it_under_the_new_one() throws IOException {
        assertThat(refused(() -> containers.rename("box", "other")).oneLine())
                .contains("only a stopped container can be renamed");
        containers.stop("box", STOP, true);
        assertThat(refused(() -> containers.rename("box", "Not A Name")).kind()).isEqualTo(Kind.USAGE);
        String key = Files.readString(coop.knownHosts()).strip().split(" ", 2)[1];
        assertThat(containers.rename("box", "other").name()).isEqualTo("other");
        assertThat(coop.knownHosts()).content().isEqualTo("other.coop " + key + "\n");
        assertThat(containers.list()).extracting(Container::name).containsExactly("other");
        containers.rename("other", "box");
        assertThat(coop.knownHosts()).content().isEqualTo("box.coop " + key + "\n");
    }

    @Test
    void limits_change_while_it_runs() {
        containers.updateLimits("box", new Limits(1, 200));
        assertThat(coop.monitor().usage("box").memoryTotalBytes()).isEqualTo(200L << 20);
        Container changed = containers.get("box");
        assertThat(changed.cpus()).isEqualTo(1);
        assertThat(changed.memoryMb()).isEqualTo(200);
        containers.updateLimits("box", new Limits(null, 300));
        assertThat(containers.get("box").memoryMb()).isEqualTo(300);
        assertThat(containers.get("box").cpus()).isEqualTo(1);
        assertThat(refused(() -> containers.updateLimits("box", new Limits(0, null)))
                        .kind())
                .isEqualTo(Kind.USAGE);
    }

    @Test
    void tells_what_it_uses_and_which_processes_there_are() throws IOException {
        Usage before = coop.monitor().usage("box");
        try (Session busy =
                containers.exec("box", Command.of("sh", "-c", "echo go; while :; do :; done # busy loop"))) {
            assertThat(busy.stdout().read()).isEqualTo('g');
            root("timeout 0.5 sh -c 'while :; do :; done' || true");
            Usage after = coop.monitor().usage("box");
            assertThat(after.cpuTime()).isGreaterThan(before.cpuTime());
            assertThat(after.processorsSince(before)).isPositive();
            assertThat(after.memoryBytes()).isPositive();

            List<ProcessInfo> processes = coop.monitor().processes("box");
            assertThat(processes).first().satisfies(init -> {
                assertThat(init.pid()).isEqualTo(1);
                assertThat(init.parent()).isZero();
                assertThat(init.user()).isEqualTo("root");
                assertThat(init.memoryBytes()).isPositive();
            });
            assertThat(processes)
                    .filteredOn(each -> each.command().contains("busy loop"))
                    .singleElement()
                    .satisfies(loop -> {
                        assertThat(loop.user()).isEqualTo("agent");
                        assertThat(loop.cpuTime()).isPositive();
                        assertThat(loop.threads()).isEqualTo(1);
                    });
            assertThat(processes).noneMatch(each -> each.command().contains("---commands---"));
        }
        containers.stop("box", STOP, true);
        assertThat(refused(() -> coop.monitor().usage("box")).kind()).isEqualTo(Kind.WRONG_STATE);
    }

    private static List<String> lines(Log log) {
        List<String> lines = new ArrayList<>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    @Test
    void the_journal_is_read_and_followed() throws IOException {
        Instant begin = Instant.now().minusSeconds(1);
        // The system may be starting still, its journal with it; and the journal takes its time to read what it is
        // sent.
        root("""
                until systemctl is-system-running --wait | grep -qxE 'running|degraded'; do sleep 0.1; done
                until systemd-cat -t cooptest echo one && systemd-cat -t cooptest echo two; do sleep 0.1; done
                until journalctl -t cooptest | grep -q 'two$'; do sleep 0.1; done""");
        try (Log log = coop.logs().open("box", new Request(100_000, begin, false))) {
            assertThat(log.origin()).isEqualTo(Origin.JOURNAL);
            assertThat(lines(log)).anyMatch(each -> each.endsWith(": one")).anyMatch(each -> each.endsWith(": two"));
        }
        try (Log log = coop.logs().open("box", new Request(2, null, false))) {
            assertThat(lines(log)).hasSizeLessThanOrEqualTo(2);
        }
        // Written again and again: only what comes after the follower is at work must be seen by it.
        var writer = new Command(
                List.of("sh", "-c", "while systemd-cat -t cooptest echo later; do sleep 0.2; done"),
                "root",
                "",
                Map.of(),
                null);
        try (Log log = coop.logs().open("box", new Request(0, null, true));
                Session _ = containers.exec("box", writer)) {
            String line = log.readLine();
            while (line != null && !line.endsWith(": later")) {
                line = log.readLine();
            }
            assertThat(line).isNotNull();
        }
    }

    @Test
    void without_a_journal_there_is_the_console() {
        containers.lock("box");
        try (Log log = coop.logs().open("box", new Request(5, null, true))) {
            assertThat(log.origin()).isEqualTo(Origin.CONSOLE);
            assertThat(lines(log)).hasSizeBetween(1, 5);
        }
        containers.stop("box", STOP, true);
        try (Log log = coop.logs().open("box", new Request(5, null, false))) {
            assertThat(log.origin()).isEqualTo(Origin.CONSOLE);
        }
    }
}
