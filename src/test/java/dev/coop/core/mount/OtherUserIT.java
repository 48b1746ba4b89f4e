package dev.coop.core.mount;

import dev.coop.core.container.ContainerService;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.IncusContainers;
import dev.coop.core.container.OwnInstances;
import dev.coop.core.failure.CoopException;
import dev.coop.core.settings.Settings;
import dev.coop.host.Account;
import dev.coop.host.Os;
import dev.coop.host.Programs;
import dev.coop.host.SubordinateIds;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecResult;
import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The folder of a user of the host whose number is not the agent's. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OtherUserIT {
    private static final int USER = 61_234;
    private static final int AGENT = 1000;
    private static final Account ACCOUNT = new Account(USER, USER, "other", Path.of("/home/other"));

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private Path project = Path.of("/");

    @BeforeEach
    void aProject() throws IOException {
        project = Files.createDirectories(coop.folder().resolve("projects/web"));
        Files.setPosixFilePermissions(project, PosixFilePermissions.fromString("rwx------"));
        Files.setAttribute(project, "unix:uid", USER);
        Files.setAttribute(project, "unix:gid", USER);
    }

    /** What the administrator of such a computer is told to do; the lines do no harm and stay. */
    @BeforeAll
    static void rootMayMapThem() throws IOException {
        for (SubordinateIds each : List.of(SubordinateIds.USERS, SubordinateIds.GROUPS)) {
            for (int user : List.of(USER, AGENT)) {
                if (!each.allowRoot(user)) {
                    Files.writeString(
                            each.file(),
                            SubordinateIds.line(user) + "\n",
                            StandardCharsets.UTF_8,
                            StandardOpenOption.APPEND);
                }
            }
        }
    }

    private static Mounts mounts() {
        return mounts(ACCOUNT);
    }

    private static Mounts mounts(Account account) {
        return CoopFixture.mounts(coop.incus().client(), account, coop.folder());
    }

    /** As that user's Coop. */
    private static ContainerService containers(Account account) {
        return new IncusContainers(
                coop.incus().client(),
                new OwnInstances(coop.incus().client()),
                Settings.DEFAULTS,
                coop.ssh(),
                () -> mounts(account).guard(),
                coop::audit);
    }

    private static ExecResult asAgent(String container, String script) {
        return coop.incus()
                .client()
                .instances()
                .exec(container)
                .run(ExecRequest.of("sh", "-c", script).user(1000, 1000).cwd("/home/agent"));
    }

    @Test
    void the_agent_writes_as_that_user_after_the_next_start() throws IOException {
        coop.containers().create(named("later"), CreateListener.NONE);
        MountRequest request = MountRequest.of("later", project);
        assertThat(mounts().service().propose(request).notes())
                .anySatisfy(note -> assertThat(note).contains("stopped and started"));
        mounts().service().add(request, Codes.NONE);
        assertThat(asAgent("later", "touch web/early").succeeded()).isFalse();
        containers(ACCOUNT).restart("later", Duration.ofSeconds(30), true);
        ExecResult made = asAgent("later", "touch web/made && cat web/made");
        assertThat(made.succeeded()).as(made.err()).isTrue();
        assertThat(Files.getAttribute(project.resolve("made"), "unix:uid")).isEqualTo(USER);
        assertThat(Files.getAttribute(project.resolve("made"), "unix:gid")).isEqualTo(USER);
    }

    @Test
    void another_user_who_starts_it_changes_nothing_of_that() {
        coop.containers().create(named("shared"), CreateListener.NONE);
        mounts().service().add(MountRequest.of("shared", project), Codes.NONE);
        coop.containers().restart("shared", Duration.ofSeconds(30), true);
        ExecResult made = asAgent("shared", "touch web/made");
        assertThat(made.succeeded()).as(made.err()).isTrue();
    }

    @Test
    void a_disk_that_cannot_be_shifted_is_mapped_when_the_container_starts() throws Exception {
        Account agent = new Account(AGENT, AGENT, "me", Path.of("/home/me"));
        Path disk = Files.createDirectories(coop.folder().resolve("disk"));
        assumeTrue(Programs.run(List.of("mount", "-t", "ramfs", "coop-it", disk.toString()))
                .succeeded());
        try {
            Path folder = Files.createDirectory(disk.resolve("p"));
            Files.setAttribute(folder, "unix:uid", AGENT);
            coop.containers().create(named("odd"), CreateListener.NONE);
            MountRequest request = MountRequest.of("odd", folder);
            CoopException notNow = catchThrowableOfType(
                    CoopException.class, () -> mounts(agent).service().add(request, Codes.NONE));
            assertThat(notNow.oneLine()).contains("coop stop odd");
            assertThat(mounts(agent).service().list("odd")).isEmpty();

            containers(agent).stop("odd", Duration.ofSeconds(30), true);
            mounts(agent).service().add(request, Codes.NONE);
            containers(agent).start("odd");
            ExecResult made = asAgent("odd", "touch p/made");
            assertThat(made.succeeded()).as(made.err()).isTrue();
            assertThat(Files.getAttribute(folder.resolve("made"), "unix:uid")).isEqualTo(AGENT);
            containers(agent).restart("odd", Duration.ofSeconds(30), true);
            assertThat(asAgent("odd", "touch p/made").succeeded()).isTrue();
        } finally {
            Programs.run(List.of("umount", disk.toString()));
        }
    }

    @Test
    void a_read_only_folder_of_that_user_is_read_only() {
        coop.containers().create(named("reader"), CreateListener.NONE);
        mounts().service().add(new MountRequest("reader", project, null, null, true, false, null), Codes.NONE);
        containers(ACCOUNT).restart("reader", Duration.ofSeconds(30), true);
        assertThat(asAgent("reader", "ls web").succeeded()).isTrue();
        assertThat(asAgent("reader", "sudo mount -o remount,bind,rw /home/agent/web; touch web/x")
                        .succeeded())
                .isFalse();
    }

    @Test
    void a_new_container_is_made_so_that_it_can_be_written_at_once() {
        MountGuard.Admission admitted = mounts().guard().prepare("new", Map.of(), Map.of(), project);
        assertThat(admitted.config()).containsEntry("raw.idmap", "uid 61234 1000\ngid 61234 1000");
        assertThat(admitted.devices().get("workspace")).doesNotContainKey("shift");
        assertThat(admitted.notes()).isEmpty();
    }

    @Test
    void without_the_right_to_map_them_the_line_to_add_is_named() throws IOException {
        Path file = Files.writeString(coop.folder().resolve("subuid"), "root:1000000:1000000000\nme:61234:1\n");
        SubordinateIds few = new SubordinateIds(file);
        IdMapping.Choice choice = new IdMapping(ACCOUNT, Os.LINUX, few, few)
                .choose(new InstanceSource.Agent(1000, 1000, "/home/agent"), Map.of(), false);
        assertThat(choice.shift()).isTrue();
        assertThat(choice.config()).isEmpty();
        assertThat(choice.note()).contains("\"root:61234:1\" to " + file);
    }

    @Test
    void root_of_the_host_is_never_mapped() {
        IdMapping.Choice choice = new IdMapping(new Account(0, 0, "root", Path.of("/root")), Os.LINUX)
                .choose(new InstanceSource.Agent(1000, 1000, "/home/agent"), Map.of(), false);
        assertThat(choice.config()).isEmpty();
    }
}
