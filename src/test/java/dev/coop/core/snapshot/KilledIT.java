package dev.coop.core.snapshot;

import dev.coop.core.container.Container;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.OwnInstances;
import dev.coop.core.failure.CoopException;
import dev.coop.host.Account;
import dev.coop.incus.Instance;
import dev.coop.incus.Instances;
import dev.coop.incus.Profile;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.IncusFixture;
import dev.coop.testing.SocketProxy;
import dev.coop.testing.TestSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program is killed in the middle, as by {@code kill -9}: at each of its requests in turn, before the server has it or
 * after. That is all that the world sees of it, so no moment that matters is missed.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private static final int TIMES = 20;
    private static final String WEB = "snap-killed";
    private static final String NOTE = "/root/note";

    private static int hits;

    private final Instances instances = coop.incus().client().instances();
    private final SnapshotService snapshots = new IncusSnapshots(
            coop.incus().client(),
            new OwnInstances(coop.incus().client()),
            coop.ssh(),
            () -> CoopFixture.mounts(coop.incus().client(), Account.current(), coop.folder())
                    .guard(),
            coop::audit);

    @BeforeEach
    void aContainer() {
        if (instances.find(WEB).isEmpty()) {
            coop.containers().create(CoopFixture.named(WEB), CreateListener.NONE);
        }
        stopped();
    }

    @AfterEach
    void noSnapshots() {
        instances.snapshots(WEB).names().forEach(each -> coop.incus()
                .await(instances.snapshots(WEB).delete(each)));
    }

    private void stopped() {
        if (instances.get(WEB).status() != Status.STOPPED) {
            instances.changeAndAwait(WEB, StateChange.KILL, IncusFixture.LIMIT);
        }
    }

    private void running() {
        if (instances.get(WEB).status() != Status.RUNNING) {
            instances.changeAndAwait(WEB, StateChange.START, IncusFixture.LIMIT);
        }
    }

    private void write(String text) {
        instances.files(WEB).write(NOTE, text.getBytes(StandardCharsets.UTF_8), 0, 0, 0600);
    }

    private String note() {
        return new String(instances.files(WEB).read(NOTE), StandardCharsets.UTF_8);
    }

    /** Runs the program, and kills it at one of its requests, 0 for the first; with −1 it lives. @return how many it made */
    private static int run(int killedAt, boolean afterwards, String... args) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        CoopProcess[] process = new CoopProcess[1];
        Object started = new Object();
        SocketProxy.Tap tap = (line, pass) -> {
            boolean now = requests.getAndIncrement() == killedAt;
            if (now && afterwards) {
                pass.on();
            }
            if (now) {
                synchronized (started) {
                    process[0].signal("KILL");
                }
                throw new IOException("killed");
            }
            pass.on();
        };
        try (SocketProxy proxy = new SocketProxy(coop.folder().resolve("killer.sock"), TestSocket.endpoint(), tap)) {
            Map<String, String> environment = new HashMap<>(coop.environment());
            environment.put("COOP_INCUS_SOCKET", proxy.endpoint().toString());
            synchronized (started) {
                process[0] = CoopProcess.coop(environment, args);
            }
            try (CoopProcess running = process[0]) {
                int code = running.await().code();
                // After its last request it may be gone by itself before it is hit.
                assertThat(code).as(running.err()).isIn(killedAt < 0 ? List.of(0) : List.of(0, 137));
                hits += code == 137 ? 1 : 0;
            }
            return requests.get();
        }
    }

    /** Until it was killed twenty times, spread over all of its requests, before and after. */
    private static void killing(int requests, Attempt attempt, IntConsumer afterwards) throws IOException {
        assertThat(requests).isBetween(3, TIMES * 2);
        hits = 0;
        for (int i = 0; hits < TIMES && i < 2 * TIMES; i++) {
            // From the last backwards, since things are changed towards the end; where there are few, once more.
            int at = requests - 1 - i / 2 % requests;
            attempt.run(i, at, i % 2 == 0);
            afterwards.accept(i);
        }
        assertThat(hits).isEqualTo(TIMES);
    }

    private interface Attempt {
        void run(int number, int killedAt, boolean afterwards) throws IOException;
    }

    private List<String> journals() {
        return coop.incus().client().profiles().list().stream()
                .map(Profile::name)
                .filter(each -> each.startsWith("coop-restore-"))
                .toList();
    }

    @Test
    void a_snapshot_is_made_with_its_note_or_not_at_all() throws IOException {
        int requests = run(-1, false, "snapshot", "create", WEB, "whole", "--note", "why whole");
        killing(
                requests,
                (i, at, after) -> run(at, after, "snapshot", "create", WEB, "try-" + i, "--note", "why try-" + i),
                i -> {
                    ContainerSnapshot next = snapshots.create(WEB, new SnapshotRequest("next-" + i, "", null));
                    assertThat(snapshots.list(WEB)).contains(next).allSatisfy(each -> {
                        boolean noted = !each.name().startsWith("next-");
                        assertThat(each.note()).isEqualTo(noted ? "why " + each.name() : "");
                    });
                });
        List<String> there =
                snapshots.list(WEB).stream().map(ContainerSnapshot::name).toList();
        assertThat(there).anyMatch(each -> each.startsWith("try-"));
        // Of those that were not made, no note stays.
        assertThat(instances.get(WEB).config().keySet().stream()
                        .filter(key -> key.startsWith(Notes.KEY))
                        .map(key -> key.substring(Notes.KEY.length())))
                .allMatch(there::contains);
    }

    @Test
    void a_deletion_takes_all_of_a_snapshot_or_nothing() throws IOException {
        snapshots.create(WEB, new SnapshotRequest("first", "why", null));
        int requests = run(-1, false, "snapshot", "delete", WEB, "first", "--force");
        killing(
                requests,
                (i, at, after) -> {
                    snapshots.create(WEB, new SnapshotRequest("try" + i, "why", null));
                    run(at, after, "snapshot", "delete", WEB, "try" + i, "--force");
                },
                i -> {
                    List<ContainerSnapshot> left = snapshots.list(WEB);
                    assertThat(left).allSatisfy(each -> assertThat(each.note()).isEqualTo("why"));
                    if (!left.isEmpty()) {
                        deleteOrFindGone("try" + i);
                    }
                    assertThat(snapshots.list(WEB)).isEmpty();
                });
        snapshots.create(WEB, new SnapshotRequest("next", "", null));
        assertThat(instances.get(WEB).config().keySet()).noneMatch(key -> key.startsWith(Notes.KEY));
    }

    /** What the server was told to do it may still be doing. */
    private void deleteOrFindGone(String snapshot) {
        try {
            snapshots.delete(WEB, snapshot);
        } catch (CoopException gone) {
            assertThat(gone.kind()).isEqualTo(CoopException.Kind.WRONG_STATE);
        }
    }

    @Test
    void a_restored_container_is_whole_old_or_new_and_in_the_state_that_it_was_in() throws IOException {
        write("then");
        snapshots.create(WEB, new SnapshotRequest("then", "", null));
        instances.configure(WEB, Map.of("limits.memory", "300MiB"));
        write("now");
        int requests = run(-1, false, "snapshot", "restore", WEB, "then", "--force", "--no-safety");
        assertThat(note()).isEqualTo("then");
        int[] ends = new int[2];
        Status[] wanted = new Status[1];
        killing(
                requests,
                (i, at, after) -> {
                    if (i % 3 == 0) {
                        running();
                    } else {
                        stopped();
                    }
                    wanted[0] = instances.get(WEB).status();
                    write("now");
                    run(at, after, "snapshot", "restore", WEB, "then", "--force", "--no-safety");
                },
                i -> {
                    assertThat(snapshots.planRestore(WEB, "then", false).isPossible())
                            .isTrue();
                    assertThat(note()).isIn("then", "now");
                    ends[note().equals("then") ? 1 : 0]++;
                    Instance after = instances.get(WEB);
                    assertThat(after.status()).as("kill number %d", i).isEqualTo(wanted[0]);
                    assertThat(after.config()).containsEntry("limits.memory", "300MiB");
                    assertThat(journals()).isEmpty();
                });
        assertThat(ends[0]).as("killed before the disk went back").isPositive();
        assertThat(ends[1]).as("killed after the disk went back").isPositive();
        run(-1, false, "snapshot", "restore", WEB, "then", "--force");
        assertThat(note()).isEqualTo("then");
    }

    @Test
    void half_a_new_container_is_nobodys_and_the_next_command_clears_it_away() throws IOException {
        snapshots.create(WEB, new SnapshotRequest("v1", "", null));
        int requests = run(-1, false, "snapshot", "new-container", WEB, "v1", "snap-try");
        coop.incus().delete("snap-try");
        boolean seen = false;
        for (int at = 3; at < requests; at += Math.max(1, requests / 6)) {
            run(at, true, "snapshot", "new-container", WEB, "v1", "snap-try");
            @Nullable Instance half = instances.find("snap-try").orElse(null);
            boolean whole = half != null && !half.config().containsKey("user.coop.role");
            seen |= half != null && !whole;
            List<String> listed =
                    coop.containers().list().stream().map(Container::name).toList();
            assertThat(listed).containsExactly(whole ? new String[] {WEB, "snap-try"} : new String[] {WEB});
            assertThat(half != null && instances.find("snap-try").isPresent()).isEqualTo(whole);
            if (whole) {
                coop.incus().delete("snap-try");
            }
        }
        assertThat(seen).as("one was killed half way").isTrue();
        run(-1, false, "snapshot", "new-container", WEB, "v1", "snap-try");
        assertThat(coop.containers().get("snap-try").name()).isEqualTo("snap-try");
        coop.incus().delete("snap-try");
    }
}
