package dev.coop.core.mount;

import dev.coop.core.audit.AuditKind;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.CreateRequest;
import dev.coop.core.container.OwnInstances;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.setup.Names;
import dev.coop.core.vm.HostFolders;
import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import dev.coop.incus.Instance;
import dev.coop.incus.Profile;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whatever is refused is written down, and changes nothing. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RefusalIT {
    private static final String BOX = "box";

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private Path project = Path.of("/");

    @BeforeAll
    static void aContainer() {
        coop.containers().create(named(BOX), CreateListener.NONE);
    }

    @BeforeEach
    void aProject() throws IOException {
        project = Files.createDirectories(coop.folder().resolve("projects/web"));
    }

    private static MountService mounts() {
        return mounts(HostFolders.ALL).service();
    }

    private static Mounts mounts(HostFolders visible) {
        Folders own = new Folders(
                coop.config(), coop.folder().resolve("data"), coop.folder().resolve("cache"));
        return new Mounts(
                coop.incus().client(),
                new OwnInstances(coop.incus().client()),
                OwnInstances.withUnfinished(coop.incus().client()),
                Account.current(),
                Os.current(),
                new MountGate(Account.current(), Os.current(), own, List.of(), List.of(), Map.of()),
                visible,
                () -> {
                    throw new AssertionError("no code was expected to be needed");
                },
                CoopFixture.audit(coop.folder()),
                InstantSource.system());
    }

    private static MountRequest request(Path source, boolean force) {
        return new MountRequest(BOX, source, null, null, true, force, null);
    }

    private static void refused(AuditKind recorded, Runnable call) {
        int before = Codes.kinds(coop.folder()).size();
        CoopException refused = refused(Kind.NOT_AUTHORIZED, call);
        assertThat(Codes.kinds(coop.folder()))
                .as(refused.oneLine())
                .hasSize(before + 1)
                .last()
                .isEqualTo(recorded);
    }

    private static CoopException refused(Kind kind, Runnable call) {
        Map<String, Map<String, String>> before = instance().expandedDevices();
        CoopException refused = catchThrowableOfType(CoopException.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).as(refused.oneLine()).isEqualTo(kind);
        assertThat(instance().expandedDevices()).isEqualTo(before);
        assertThat(coop.incus().client().instances().list()).hasSize(1);
        return refused;
    }

    private static Instance instance() {
        return coop.incus().client().instances().get(BOX);
    }

    private static void create(Path workdir) {
        coop.containers().create(new CreateRequest("other", null, null, null, null, workdir), CreateListener.NONE);
    }

    @Test
    void a_protected_folder_without_a_code() {
        refused(AuditKind.MOUNT_REFUSED, () -> mounts().add(request(Path.of("/etc"), false), Codes.NONE));
    }

    @Test
    void a_forbidden_folder_whatever_is_offered() {
        refused(AuditKind.MOUNT_REFUSED, () -> mounts().add(request(Path.of("/proc"), true), Codes.NONE));
        refused(AuditKind.MOUNT_REFUSED, () -> mounts().add(request(Path.of("/"), true), Codes.NONE));
    }

    @Test
    void a_folder_that_cannot_be_looked_at() throws IOException {
        Path round = Files.createSymbolicLink(project.resolve("round"), project.resolve("round"));
        refused(AuditKind.MOUNT_REFUSED, () -> mounts().add(request(round, true), Codes.NONE));
        refused(AuditKind.MOUNT_REFUSED, () -> create(round));
        Files.delete(round);
    }

    @Test
    void a_protected_or_forbidden_work_folder() {
        refused(AuditKind.MOUNT_REFUSED, () -> create(Path.of("/etc")));
        refused(AuditKind.MOUNT_REFUSED, () -> create(coop.config()));
    }

    @Test
    void a_folder_that_a_virtual_machine_does_not_see_is_named_before_incus_fails() {
        HostFolders none = (real, writable) -> {
            throw new CoopException(Kind.USAGE, real + " is not visible there" + (writable ? " to write" : ""));
        };
        Mounts blind = mounts(none);
        assertThat(refused(Kind.USAGE, () -> blind.service().add(request(project, false), Codes.NONE))
                        .problem())
                .isEqualTo(project + " is not visible there");
        assertThat(refused(Kind.USAGE, () -> blind.service().propose(MountRequest.of(BOX, project)))
                        .problem())
                .endsWith("to write");
        assertThat(refused(Kind.USAGE, () -> blind.guard().prepare("other", Map.of(), Map.of(), project))
                        .problem())
                .endsWith("to write");
        // What is forbidden is so whether it can be seen or not.
        refused(AuditKind.MOUNT_REFUSED, () -> blind.service().add(request(Path.of("/proc"), true), Codes.NONE));
    }

    @Test
    void a_folder_that_a_profile_brings() {
        Profile sound = coop.incus().client().profiles().get(Names.PROFILE);
        coop.containers().stop(BOX, Duration.ofSeconds(30), true);
        Map<String, Map<String, String>> devices = new HashMap<>(sound.devices());
        devices.put("etc", Map.of("type", "disk", "source", "/etc", "path", "/mnt/etc"));
        coop.incus().client().profiles().update(new Profile(Names.PROFILE, "", sound.config(), devices));
        try {
            refused(AuditKind.MOUNT_CHANGED, () -> coop.containers().start(BOX));
            assertThat(instance().status()).isEqualTo(Status.STOPPED);
            refused(AuditKind.MOUNT_CHANGED, () -> coop.containers().create(named("other"), CreateListener.NONE));
        } finally {
            coop.incus().client().profiles().update(sound);
            coop.containers().start(BOX);
        }
    }
}
