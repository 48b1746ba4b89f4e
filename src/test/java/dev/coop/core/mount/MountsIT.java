package dev.coop.core.mount;

import dev.coop.core.audit.AuditKind;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.OwnInstances;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.Mount.Mode;
import dev.coop.core.mount.Mount.State;
import dev.coop.host.Account;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecResult;
import dev.coop.incus.Instance;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MountsIT {
    private static final String BOX = "box";

    private static final List<String> READ_ONLY_ATTACKS = List.of(
            "echo x >/home/agent/web/hello",
            "touch /home/agent/web/new",
            "rm /home/agent/web/hello",
            "mount -o remount,rw /home/agent/web && touch /home/agent/web/new",
            "mount -o remount,bind,rw /home/agent/web && touch /home/agent/web/new",
            "mkdir -p /mnt/again && mount --bind /home/agent/web /mnt/again && mount -o remount,bind,rw /mnt/again"
                    + " && touch /mnt/again/new",
            "unshare -m sh -c 'mount -o remount,bind,rw /home/agent/web && touch /home/agent/web/new'",
            "chmod 777 /home/agent/web",
            "setfattr -n user.x -v y /home/agent/web/hello");

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private final ContainerService containers = coop.containers();
    private final MountService mounts = service(Account.current());
    private Path project = Path.of("/");

    private static MountService service(Account account) {
        return CoopFixture.mounts(coop.incus().client(), account, coop.folder()).service();
    }

    @BeforeAll
    static void aContainer() {
        coop.containers().create(named(BOX), CreateListener.NONE);
    }

    @BeforeEach
    void aProject() throws IOException {
        project = Files.createDirectories(coop.folder().resolve("projects/web"));
        Files.writeString(project.resolve("hello"), "from the host");
        Files.setAttribute(project, "unix:uid", 1000);
        if (instance().status() == Status.FROZEN) {
            containers.unlock(BOX);
        }
        containers.start(BOX);
    }

    @AfterEach
    void noMountStays() {
        for (Mount each : mounts.list(BOX)) {
            mounts.remove(BOX, each.name());
        }
        assertThat(instance().config().keySet()).noneMatch(key -> key.startsWith("user.coop.mount."));
    }

    private static Instance instance() {
        return coop.incus().client().instances().get(BOX);
    }

    private static ExecResult inside(String... command) {
        return coop.incus().client().instances().exec(BOX).run(ExecRequest.of(command));
    }

    private static ExecResult asAgent(String script) {
        return coop.incus()
                .client()
                .instances()
                .exec(BOX)
                .run(ExecRequest.of("sh", "-c", script).user(1000, 1000).cwd("/home/agent"));
    }

    private Mount add(Path source) {
        return mounts.add(MountRequest.of(BOX, source), Codes.NONE);
    }

    private static CoopException refused(Runnable call) {
        CoopException refused = catchThrowableOfType(CoopException.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.oneLine()).doesNotContain("\n");
        return refused;
    }

    private static List<AuditKind> recorded() {
        return Codes.kinds(coop.folder());
    }

    @Test
    void a_folder_is_seen_at_once_and_can_be_written_as_the_host_user() throws IOException {
        int before = recorded().size();
        Mount mount = add(project);
        assertThat(mount)
                .isEqualTo(new Mount(
                        BOX, "web", project.toString(), "/home/agent/web", Mode.READ_WRITE, false, null, State.OK));
        assertThat(mounts.list(BOX)).containsExactly(mount);
        assertThat(mounts.list()).containsExactly(mount);
        assertThat(asAgent("cat web/hello; echo back >web/answer").out()).isEqualTo("from the host");
        assertThat(project.resolve("answer")).content().isEqualTo("back\n");
        assertThat(Files.getAttribute(project.resolve("answer"), "unix:uid")).isEqualTo(1000);
        assertThat(instance().status()).isEqualTo(Status.RUNNING);

        mounts.remove(BOX, "web");
        assertThat(mounts.list(BOX)).isEmpty();
        assertThat(inside("cat", "/home/agent/web/hello").succeeded()).isFalse();
        assertThat(project.resolve("answer")).exists();
        assertThat(recorded().subList(before, recorded().size()))
                .containsExactly(AuditKind.MOUNT_GRANTED, AuditKind.MOUNT_REMOVED);
    }

    @Test
    void what_a_container_sees_it_sees_again_after_a_restart() {
        add(project);
        containers.stop(BOX, Duration.ofSeconds(30), true);
        containers.start(BOX);
        assertThat(asAgent("cat web/hello").out()).isEqualTo("from the host");
    }

    @Test
    void a_stopped_container_sees_it_when_it_starts() {
        containers.stop(BOX, Duration.ofSeconds(30), true);
        assertThat(add(project).state()).isEqualTo(State.OK);
        containers.start(BOX);
        assertThat(asAgent("cat web/hello").out()).isEqualTo("from the host");
    }

    @Test
    void a_locked_container_stays_locked_and_sees_it_when_it_is_unlocked() {
        containers.lock(BOX);
        assertThat(add(project).state()).isEqualTo(State.OK);
        assertThat(instance().status()).isEqualTo(Status.FROZEN);
        containers.unlock(BOX);
        assertThat(asAgent("cat web/hello").out()).isEqualTo("from the host");
    }

    @Test
    void what_is_read_only_cannot_be_written_not_even_by_root() throws IOException {
        Mount mount = mounts.add(new MountRequest(BOX, project, null, null, true, false, null), Codes.NONE);
        assertThat(mount.mode()).isEqualTo(Mode.READ_ONLY);
        attackReadOnly();
        Files.setPosixFilePermissions(project.resolve("hello"), PosixFilePermissions.fromString("rw-------"));
        containers.restart(BOX, Duration.ofSeconds(30), true);
        attackReadOnly();
        assertThat(asAgent("cat web/hello").succeeded()).isEqualTo(false);
        Files.setAttribute(project.resolve("hello"), "unix:uid", 1000);
        assertThat(asAgent("cat web/hello").out()).isEqualTo("from the host");
    }

    private void attackReadOnly() {
        for (String attack : READ_ONLY_ATTACKS) {
            assertThat(inside("sh", "-c", attack).succeeded()).as(attack).isFalse();
        }
        inside("umount", "/mnt/again");
        assertThat(project.resolve("hello")).content().isEqualTo("from the host");
        assertThat(project.resolve("new")).doesNotExist();
    }

    @Test
    void a_mode_is_changed_by_approving_it_anew() {
        add(project);
        assertThat(mounts.setReadOnly(BOX, "web", true, Codes.NONE).mode()).isEqualTo(Mode.READ_ONLY);
        assertThat(inside("touch", "/home/agent/web/new").succeeded()).isFalse();
        assertThat(mounts.setReadOnly(BOX, "web", false, Codes.NONE).mode()).isEqualTo(Mode.READ_WRITE);
        assertThat(inside("sh", "-c", "touch /home/agent/web/new && rm /home/agent/web/new")
                        .succeeded())
                .isTrue();
        assertThat(mounts.list(BOX)).hasSize(1);
    }

    @Test
    void names_and_places_are_the_users_or_derived_and_never_taken_twice() throws IOException {
        Path other = Files.createDirectories(coop.folder().resolve("other/Web"));
        add(project);
        assertThat(add(other).name()).isEqualTo("web-2");
        Mount named = mounts.add(new MountRequest(BOX, other, "third", "/srv/there", false, false, null), Codes.NONE);
        assertThat(named.target()).isEqualTo("/srv/there");
        assertThat(inside("stat", "/srv/there").succeeded()).isTrue();
        for (String name : List.of("root", "eth0", "third", "Upper", "a b", "", "-x", "a/b", "x".repeat(64))) {
            assertThat(refused(() -> mounts.add(
                                    new MountRequest(BOX, other, name, null, false, false, null), Codes.NONE))
                            .kind())
                    .as(name)
                    .isEqualTo(Kind.USAGE);
        }
        assertThat(refused(() -> mounts.add(
                                new MountRequest(BOX, other, "more", "/srv/./there/", false, false, null), Codes.NONE))
                        .oneLine())
                .contains("\"third\"");
        assertThat(mounts.propose(new MountRequest(BOX, other, "more", "/srv/there/sub", false, false, null))
                        .notes())
                .anySatisfy(note -> assertThat(note).contains("third"));
    }

    @Test
    void a_name_with_anything_in_it_is_mounted_as_it_is() throws IOException {
        Path odd = Files.createDirectories(coop.folder().resolve("odd/we ird,x:y=z'q\"ü$(id)"));
        Files.writeString(odd.resolve("f"), "odd");
        Mount mount =
                mounts.add(new MountRequest(BOX, odd, "odd", "/home/agent/o d,d", false, false, null), Codes.NONE);
        assertThat(inside("cat", "/home/agent/o d,d/f").out()).isEqualTo("odd");
        assertThat(mount.source()).isEqualTo(odd.toString());
        containers.restart(BOX, Duration.ofSeconds(30), true);
        assertThat(inside("cat", "/home/agent/o d,d/f").out()).isEqualTo("odd");
    }

    @Test
    void what_is_not_there_is_not_there() {
        assertThat(refused(() -> mounts.list("nobody")).kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(refused(() -> mounts.remove(BOX, "nothing")).oneLine())
                .isEqualTo("\"box\" has no mount \"nothing\": see those that it has with: coop mount list box");
        assertThat(refused(() -> mounts.add(MountRequest.of("nobody", project), Codes.NONE))
                        .kind())
                .isEqualTo(Kind.WRONG_STATE);
        assertThat(refused(() -> add(project.resolve("missing"))).kind()).isEqualTo(Kind.USAGE);
        assertThat(refused(() -> add(project.resolve("hello"))).oneLine()).contains("is not a folder");
    }

    private static Mounts inAnHour() {
        return CoopFixture.mounts(
                coop.incus().client(),
                Account.current(),
                coop.folder(),
                InstantSource.offset(InstantSource.system(), Duration.ofHours(1)));
    }

    @Test
    void a_mount_goes_when_its_time_is_over() {
        Mount mount = mounts.add(
                new MountRequest(BOX, project, null, null, false, false, Duration.ofMinutes(30)), Codes.NONE);
        Instant end = Objects.requireNonNull(mount.expiresAt());
        assertThat(end).isBetween(Instant.now().plusSeconds(1700), Instant.now().plusSeconds(1800));
        assertThat(mounts.removeExpired()).contains(end);
        assertThat(mounts.list(BOX)).containsExactly(mount);

        assertThat(inAnHour().service().removeExpired()).isEmpty();
        assertThat(mounts.list(BOX)).isEmpty();
        assertThat(inside("cat", "/home/agent/web/hello").succeeded()).isFalse();
        assertThat(recorded()).last().isEqualTo(AuditKind.MOUNT_EXPIRED);
    }

    @Test
    void an_expired_mount_is_not_there_when_a_container_starts() {
        containers.stop(BOX, Duration.ofSeconds(30), true);
        mounts.add(new MountRequest(BOX, project, null, null, false, false, Duration.ofMinutes(30)), Codes.NONE);
        inAnHour().guard().check(BOX);
        assertThat(instance().devices()).doesNotContainKey("web");
        containers.start(BOX);
        assertThat(inside("cat", "/home/agent/web/hello").succeeded()).isFalse();
    }

    @Test
    void whoever_reads_containers_takes_away_what_has_expired() {
        mounts.add(new MountRequest(BOX, project, null, null, false, false, Duration.ofMinutes(30)), Codes.NONE);
        InstanceSource instances = new ExpiringInstances(
                new OwnInstances(coop.incus().client()),
                inAnHour()::guard,
                InstantSource.offset(InstantSource.system(), Duration.ofHours(1)));
        assertThat(instances.all()).singleElement().satisfies(each -> assertThat(each.devices())
                .doesNotContainKey("web"));
        assertThat(mounts.list(BOX)).isEmpty();
    }
}
