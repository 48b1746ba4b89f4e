package dev.coop.core.mount;

import dev.coop.cli.ExitCodes;
import dev.coop.core.audit.AuditKind;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.CreateListener;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.Mount.State;
import dev.coop.core.mount.MountGuard.Admission;
import dev.coop.host.Account;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.Instance;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Attacks by what changes after the approval: swaps, removals, devices that come from elsewhere. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DriftIT {
    private static final String BOX = "box";
    private static final Duration STOP = Duration.ofSeconds(30);

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private final ContainerService containers = coop.containers();
    private final Mounts all = CoopFixture.mounts(coop.incus().client(), Account.current(), coop.folder());
    private final MountService mounts = all.service();
    private Path project = Path.of("/");
    private Path secret = Path.of("/");

    @BeforeAll
    static void aContainer() {
        coop.containers().create(named(BOX), CreateListener.NONE);
    }

    @BeforeEach
    void aProject() throws IOException {
        project = Files.createDirectories(coop.folder().resolve("projects/web"));
        secret = Files.createDirectories(coop.config().resolve("secret"));
        Files.writeString(secret.resolve("key"), "secret");
        containers.start(BOX);
        mounts.add(MountRequest.of(BOX, project), Codes.NONE);
    }

    @AfterEach
    void asBefore() throws IOException {
        for (Mount each : mounts.list(BOX)) {
            mounts.remove(BOX, each.name());
        }
        Files.delete(project);
        if (instance().status() == Status.FROZEN) {
            containers.unlock(BOX);
        }
    }

    private static Instance instance() {
        return coop.incus().client().instances().get(BOX);
    }

    private static String inside(String script) {
        return coop.incus()
                .client()
                .instances()
                .exec(BOX)
                .run(ExecRequest.of("sh", "-c", script))
                .out();
    }

    private void swapForALink() throws IOException {
        Files.delete(project);
        Files.createSymbolicLink(project, secret);
    }

    private CoopException refused(Runnable call) {
        Instance before = instance();
        CoopException refused = catchThrowableOfType(CoopException.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(refused.oneLine()).contains(project.toString()).contains("coop mount remove box web");
        assertThat(instance().status()).isEqualTo(before.status());
        assertThat(instance().devices()).isEqualTo(before.devices());
        assertThat(Codes.kinds(coop.folder())).last().isEqualTo(AuditKind.MOUNT_CHANGED);
        return refused;
    }

    @Test
    void a_folder_that_became_a_link_is_not_mounted_again() throws IOException {
        containers.stop(BOX, STOP, true);
        swapForALink();
        assertThat(mounts.list(BOX)).singleElement().extracting(Mount::state).isEqualTo(State.CHANGED);
        refused(() -> containers.start(BOX));
        mounts.remove(BOX, "web");
        containers.start(BOX);
    }

    @Test
    void a_restart_is_refused_before_anything_stops() throws IOException {
        swapForALink();
        refused(() -> containers.restart(BOX, STOP, true));
        assertThat(instance().status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void a_locked_container_stays_locked() throws IOException {
        containers.lock(BOX);
        swapForALink();
        refused(() -> containers.unlock(BOX));
        assertThat(instance().status()).isEqualTo(Status.FROZEN);
    }

    @Test
    void a_folder_that_is_missing_is_told_so() throws IOException {
        containers.stop(BOX, STOP, true);
        Files.delete(project);
        assertThat(mounts.list(BOX)).singleElement().extracting(Mount::state).isEqualTo(State.MISSING);
        assertThat(refused(() -> containers.start(BOX)).oneLine()).contains("is missing");
        Files.createDirectory(project);
    }

    @Test
    void another_folder_in_its_place_is_not_it() throws IOException {
        containers.stop(BOX, STOP, true);
        Path moved = project.resolveSibling("moved");
        Files.move(project, moved);
        Files.createDirectory(project);
        assertThat(mounts.list(BOX)).singleElement().extracting(Mount::state).isEqualTo(State.CHANGED);
        refused(() -> containers.start(BOX));
        Files.delete(moved);
    }

    @Test
    void a_place_that_became_protected_is_not_mounted_again() {
        containers.stop(BOX, STOP, true);
        MountGate stricter = new MountGate(Path.of("/root"), List.of(Place.secret(project, "a secret now")));
        assertThat(new MountJudge(stricter).mounts(instance()))
                .singleElement()
                .extracting(Mount::state)
                .isEqualTo(State.CHANGED);
    }

    @Test
    void nor_does_a_container_start_with_it() throws IOException {
        containers.stop(BOX, STOP, true);
        Path settings = coop.config().resolve("settings.json");
        Files.writeString(settings, "{\"protected_paths\": [\"" + project + "\"]}\n");
        try {
            CoopProcess.Result start = CoopProcess.run(coop, "start", BOX);
            assertThat(start.code()).as(start.err()).isEqualTo(ExitCodes.NOT_AUTHORIZED);
            assertThat(start.err()).contains(project.toString(), "coop mount remove box web");
            assertThat(instance().status()).isEqualTo(Status.STOPPED);
        } finally {
            Files.delete(settings);
        }
    }

    @Test
    void a_device_that_was_changed_past_coop_is_not_what_was_approved() {
        containers.stop(BOX, STOP, true);
        edit("web", Map.of("source", secret.toString()));
        CoopException refused = catchThrowableOfType(CoopException.class, () -> containers.start(BOX));
        assertThat(refused.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(instance().status()).isEqualTo(Status.STOPPED);
    }

    private static void edit(String name, Map<String, String> change) {
        coop.incus().await(coop.incus().client().instances().update(BOX, now -> {
            Map<String, Map<String, String>> devices = new HashMap<>(now.devices());
            Map<String, String> device = new HashMap<>(devices.getOrDefault(name, Map.of()));
            device.putAll(change);
            devices.put(name, device);
            return now.withDevices(devices);
        }));
    }

    @Test
    void what_was_swapped_while_it_started_is_found_and_stopped() throws IOException {
        containers.stop(BOX, STOP, true);
        swapForALink();
        // As a program does that is quicker than the check before it: Incus opens the link, then the folder is back.
        coop.incus()
                .client()
                .instances()
                .changeAndAwait(BOX, dev.coop.incus.StateChange.START, dev.coop.testing.IncusFixture.LIMIT);
        assertThat(inside("cat /home/agent/web/key")).isEqualTo("secret");
        Files.delete(project);
        Files.createDirectory(project);
        CoopException refused =
                catchThrowableOfType(CoopException.class, () -> all.guard().verify(BOX));
        assertThat(refused.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(refused.oneLine()).contains("\"box\" was stopped");
        assertThat(instance().status()).isEqualTo(Status.STOPPED);
    }

    @Test
    void a_restore_brings_no_mount_back_and_takes_none_away() throws IOException {
        Instance then = instance();
        mounts.remove(BOX, "web");
        Path other = Files.createDirectories(coop.folder().resolve("projects/other"));
        mounts.add(MountRequest.of(BOX, other), Codes.NONE);
        Admission admitted = all.guard().admit(BOX, then.config(), then.devices());
        assertThat(admitted.devices()).containsOnlyKeys("other");
        assertThat(admitted.config()).isEqualTo(instance().config());
        assertThat(admitted.notes()).singleElement().asString().contains(project.toString());
        assertThat(all.guard().admit("copy", then.config(), then.devices()).devices())
                .doesNotContainKey("web");
    }
}
