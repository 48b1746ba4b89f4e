package dev.coop.core.snapshot;

import dev.coop.core.container.ContainerState;
import dev.coop.core.container.ContainerStatus.MountPoint;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.OwnInstances;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.Instance;
import dev.coop.incus.Instances;
import dev.coop.incus.Profile;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.IncusFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The disk goes back, the permissions do not. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RestoreIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private static final String WEB = "snap-back";
    private static final String NOTE = "/root/note";

    private final Instances instances = coop.incus().client().instances();
    private final OpenGuard guard = new OpenGuard(coop.incus().client());
    private final SnapshotService snapshots = new IncusSnapshots(
            coop.incus().client(), new OwnInstances(coop.incus().client()), coop.ssh(), () -> guard, coop::audit);

    @BeforeEach
    void aContainer() {
        if (instances.find(WEB).isEmpty()) {
            coop.containers().create(CoopFixture.named(WEB), CreateListener.NONE);
        }
        write("then");
        snapshots.create(WEB, new SnapshotRequest("then", "", null));
        write("now");
    }

    @AfterEach
    void asItWas() {
        Instance now = instances.get(WEB);
        if (now.status() == Status.FROZEN) {
            instances.changeAndAwait(WEB, StateChange.UNFREEZE, IncusFixture.LIMIT);
        } else if (now.status() == Status.STOPPED) {
            instances.changeAndAwait(WEB, StateChange.START, IncusFixture.LIMIT);
        }
        coop.incus().await(instances.update(WEB, it -> it.withDevices(Map.of())));
        instances.snapshots(WEB).names().forEach(each -> coop.incus()
                .await(instances.snapshots(WEB).delete(each)));
        assertThat(journals()).isEmpty();
    }

    private List<String> journals() {
        return coop.incus().client().profiles().list().stream()
                .map(Profile::name)
                .filter(each -> each.startsWith("coop-restore-"))
                .toList();
    }

    private void write(String text) {
        instances.files(WEB).write(NOTE, text.getBytes(StandardCharsets.UTF_8), 0, 0, 0600);
    }

    private String note() {
        return new String(instances.files(WEB).read(NOTE), StandardCharsets.UTF_8);
    }

    private void mount(String name) throws IOException {
        String source = Files.createDirectories(coop.folder().resolve(name)).toString();
        coop.incus().await(instances.update(WEB, it -> {
            Map<String, Map<String, String>> devices = new HashMap<>(it.devices());
            devices.put(name, Map.of("type", "disk", "source", source, "path", "/mnt/" + name));
            return it.withDevices(devices);
        }));
    }

    private void unmount(String name) {
        coop.incus().await(instances.update(WEB, it -> {
            Map<String, Map<String, String>> devices = new HashMap<>(it.devices());
            devices.remove(name);
            return it.withDevices(devices);
        }));
    }

    private CoopException fails(Runnable work) {
        CoopException failure = catchThrowableOfType(CoopException.class, work::run);
        assertThat(failure).as("it should have failed").isNotNull();
        return failure;
    }

    @Test
    void a_mount_of_then_does_not_come_back_and_one_of_now_stays() throws Exception {
        mount("old");
        snapshots.delete(WEB, "then");
        write("then");
        snapshots.create(WEB, new SnapshotRequest("then", "with the old mount", null));
        write("now");
        unmount("old");
        mount("new");
        instances.configure(WEB, Map.of("limits.memory", "300MiB"));
        Instance before = instances.get(WEB);

        RestorePlan plan = snapshots.planRestore(WEB, "then", true);
        assertThat(plan.isPossible()).isTrue();
        assertThat(plan.absent()).extracting(MountPoint::name).containsExactly("old");
        assertThat(plan.kept()).extracting(MountPoint::name).containsExactly("new");
        List<RestoreListener.Phase> phases = new ArrayList<>();
        ContainerSnapshot safety = Objects.requireNonNull(snapshots.restore(WEB, "then", true, phases::add));

        assertThat(note()).isEqualTo("then");
        Instance after = instances.get(WEB);
        assertThat(after.status()).isEqualTo(Status.RUNNING);
        assertThat(after.devices()).isEqualTo(before.devices());
        assertThat(after.profiles()).isEqualTo(before.profiles());
        assertThat(after.config()).containsEntry("limits.memory", "300MiB");
        assertThat(phases)
                .containsExactly(
                        RestoreListener.Phase.SAFETY_SNAPSHOT,
                        RestoreListener.Phase.STOP,
                        RestoreListener.Phase.RESTORE,
                        RestoreListener.Phase.START);
        // The last look before it was started: stopped, and with no mount but those of now.
        assertThat(guard.checked().getLast().status()).isEqualTo(Status.STOPPED);
        assertThat(guard.checked().getLast().devices()).isEqualTo(before.devices());
        assertThat(guard.verified()).hasSize(1);
        assertThat(snapshots.list(WEB))
                .first()
                .extracting(ContainerSnapshot::note)
                .isEqualTo("with the old mount");

        assertThat(safety.origin()).isEqualTo(Origin.RESTORE);
        assertThat(safety.note()).contains("then");
        snapshots.restore(WEB, safety.name(), false, RestoreListener.NONE);
        assertThat(note()).isEqualTo("now");
        ContainerHistory history = snapshots.history(WEB);
        assertThat(history.events())
                .filteredOn(each -> each.kind() == ContainerHistory.Kind.RESTORED)
                .extracting(ContainerHistory.Event::subject)
                .endsWith("then", safety.name());
        assertThat(history.basedOn()).isEqualTo(safety.name());
    }

    @ParameterizedTest
    @EnumSource(
            value = ContainerState.class,
            names = {"RUNNING", "STOPPED", "FROZEN"})
    void it_is_in_the_state_that_it_was_in(ContainerState state) {
        if (state == ContainerState.STOPPED) {
            instances.changeAndAwait(WEB, StateChange.KILL, IncusFixture.LIMIT);
        } else if (state == ContainerState.FROZEN) {
            instances.changeAndAwait(WEB, StateChange.FREEZE, IncusFixture.LIMIT);
        }
        assertThat(snapshots.planRestore(WEB, "then", false).state()).isEqualTo(state);
        assertThat(snapshots.restore(WEB, "then", false, RestoreListener.NONE)).isNull();
        assertThat(coop.containers().get(WEB).state()).isEqualTo(state);
        assertThat(note()).isEqualTo("then");
        assertThat(snapshots.list(WEB)).extracting(ContainerSnapshot::name).containsExactly("then");
    }

    @Test
    void what_the_guard_refuses_at_first_changes_nothing() {
        guard.refuse(1);
        assertThat(fails(() -> snapshots.restore(WEB, "then", true, RestoreListener.NONE))
                        .kind())
                .isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(note()).isEqualTo("now");
        assertThat(coop.containers().get(WEB).state()).isEqualTo(ContainerState.RUNNING);
        assertThat(snapshots.list(WEB)).hasSize(1);
    }

    @Test
    void what_the_guard_refuses_before_the_start_stays_stopped_and_whole() {
        guard.refuse(2);
        assertThat(fails(() -> snapshots.restore(WEB, "then", false, RestoreListener.NONE))
                        .kind())
                .isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(coop.containers().get(WEB).state()).isEqualTo(ContainerState.STOPPED);
        assertThat(note()).isEqualTo("then");
    }

    /** As if a process had died after it had written down what the container was. */
    private RestoreJournal.Entry abandoned() {
        Instance now = instances.get(WEB);
        RestoreJournal journal = new RestoreJournal(coop.incus().client());
        RestoreJournal.Entry entry = journal.begin(now, "then");
        assertThat(fails(() -> snapshots.restore(WEB, "then", false, RestoreListener.NONE))
                        .oneLine())
                .contains("is being restored just now");
        Profile profile = coop.incus().client().profiles().get(journals().getFirst());
        Map<String, String> dead = new HashMap<>();
        profile.config()
                .forEach((key, value) ->
                        dead.put(key, value.replace(entry.process().start(), "long ago")));
        coop.incus()
                .client()
                .profiles()
                .update(new Profile(profile.name(), profile.description(), dead, profile.devices()));
        return entry;
    }

    @Test
    void one_that_died_before_the_disk_was_restored_is_undone_by_the_next_command() {
        abandoned();
        instances.changeAndAwait(WEB, StateChange.KILL, IncusFixture.LIMIT);
        snapshots.create(WEB, new SnapshotRequest("next", "", null));
        assertThat(note()).isEqualTo("now");
        assertThat(coop.containers().get(WEB).state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void one_that_died_after_the_disk_was_restored_is_ended_by_the_next_command() throws Exception {
        mount("now");
        Instance before = instances.get(WEB);
        abandoned();
        instances.changeAndAwait(WEB, StateChange.KILL, IncusFixture.LIMIT);
        coop.incus().await(instances.restore(WEB, "then"));
        assertThat(instances.get(WEB).devices()).isEmpty();
        // As every start does: with the devices of the snapshot it must not run.
        new CompletingGuard(guard, snapshots::complete).check(WEB);
        assertThat(note()).isEqualTo("then");
        assertThat(guard.checked().getFirst().devices()).isEqualTo(before.devices());
        assertThat(instances.get(WEB).devices()).isEqualTo(before.devices());
        assertThat(coop.containers().get(WEB).state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void a_new_container_has_an_identity_of_its_own_and_no_mount() throws Exception {
        mount("old");
        snapshots.create(WEB, new SnapshotRequest("mounted", "", null));
        snapshots.newContainer(WEB, "mounted", "snap-try", CreateListener.NONE);
        Instance source = instances.get(WEB);
        Instance copy = instances.get("snap-try");
        assertThat(copy.status()).isEqualTo(Status.RUNNING);
        assertThat(copy.devices()).isEmpty();
        assertThat(copy.config().get("user.coop.id"))
                .isNotEmpty()
                .isNotEqualTo(source.config().get("user.coop.id"));
        assertThat(copy.config())
                .doesNotContainKeys("user.coop.role", "user.coop.maker")
                .containsEntry("user.coop.source", WEB + "/mounted");
        assertThat(copy.config().get("volatile.eth0.hwaddr"))
                .isNotEqualTo(source.config().get("volatile.eth0.hwaddr"));
        assertThat(Files.readAllLines(coop.knownHosts()))
                .filteredOn(line -> line.startsWith("snap-try.coop ") || line.startsWith(WEB + ".coop "))
                .hasSize(2)
                .extracting(line -> line.substring(line.indexOf(' ')))
                .doesNotHaveDuplicates();
        assertThat(instances.files("snap-try").read("/etc/machine-id"))
                .isNotEqualTo(instances.files(WEB).read("/etc/machine-id"));
        assertThat(fails(() -> snapshots.newContainer(WEB, "mounted", "snap-try", CreateListener.NONE))
                        .oneLine())
                .startsWith("There is a container \"snap-try\" already");
        coop.incus().delete("snap-try");
    }
}
