package dev.coop.core.snapshot.diff;

import dev.coop.core.container.OwnInstances;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.snapshot.SnapshotRequest;
import dev.coop.incus.Files;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.IncusFixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DiffIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private static final String WEB = "snap-diff";
    private static final FileChange.Kind ADDED = FileChange.Kind.ADDED;
    private static final FileChange.Kind REMOVED = FileChange.Kind.REMOVED;
    private static final FileChange.Kind CHANGED = FileChange.Kind.CHANGED;

    private static void write(Files files, String path, String text) {
        files.write(path, text.getBytes(StandardCharsets.UTF_8), 0, 0, 0644);
    }

    @Test
    void tells_what_was_added_changed_and_removed() {
        coop.incus().create(WEB);
        Files files = coop.incus().client().instances().files(WEB);
        files.createDirectory("/srv/app", 0, 0, 0755);
        write(files, "/srv/app/kept", "kept");
        write(files, "/srv/app/changed", "one\ntwo\nthree\n");
        write(files, "/srv/app/removed", "gone");
        files.createSymlink("/srv/app/link", "kept", 0, 0);
        write(files, "/srv/app/opened", "x");
        coop.snapshots().create(WEB, new SnapshotRequest("before", "", null));
        write(files, "/srv/app/changed", "one\n2\nthree\n");
        files.delete("/srv/app/removed");
        files.delete("/srv/app/link");
        files.createSymlink("/srv/app/link", "/etc/shadow", 0, 0);
        write(files, "/srv/app/new \u001b[31m\nline", "new");
        files.createDirectory("/usr/lib/python3", 0, 0, 0755);
        files.createDirectory("/usr/lib/python3/dist-packages", 0, 0, 0755);
        files.createDirectory("/usr/lib/python3/dist-packages/requests-2.32.0.dist-info", 0, 0, 0755);
        String status = new String(files.read("/var/lib/dpkg/status"), StandardCharsets.UTF_8);
        write(
                files,
                "/var/lib/dpkg/status",
                status + "\nPackage: cowsay\nStatus: install ok installed\nVersion: 3.03\n");

        DiffService diffs = new IncusDiffs(
                coop.incus().client(), new OwnInstances(coop.incus().client()));
        SnapshotDiff diff = diffs.diff(WEB, "before", null);
        assertThat(diff.files())
                .filteredOn(each -> each.path().startsWith("/srv/"))
                .containsExactly(
                        new FileChange(CHANGED, "/srv/app/changed", FileChange.Type.FILE, 14, 12),
                        new FileChange(CHANGED, "/srv/app/link", FileChange.Type.LINK, 0, 0),
                        new FileChange(ADDED, "/srv/app/new \u001b[31m\nline", FileChange.Type.FILE, 0, 3),
                        new FileChange(REMOVED, "/srv/app/removed", FileChange.Type.FILE, 4, 0));
        assertThat(diff.packages())
                .containsExactly(
                        new PackageChange("apt", "cowsay", null, "3.03"),
                        new PackageChange("pip", "requests", null, "2.32.0"));

        List<TextDiff> texts = diffs.texts(WEB, "before", null, List.of("/srv/app"));
        assertThat(texts)
                .extracting(TextDiff::path)
                .containsExactly(
                        "/srv/app/changed", "/srv/app/link", "/srv/app/new \u001b[31m\nline", "/srv/app/removed");
        assertThat(texts.getFirst().unified()).contains("-two\n+2\n");
        // What a link leads to is never read.
        assertThat(texts.get(1).unified()).contains("-link to kept\n+link to /etc/shadow");

        coop.snapshots().create(WEB, new SnapshotRequest("after", "", null));
        assertThat(diffs.diff(WEB, "before", "after").files()).isEqualTo(diff.files());
        assertThat(diffs.diff(WEB, "after", null).files()).isEmpty();
        // The server has let go of it: its state can be changed at once.
        coop.incus().delete(WEB);
        CoopException missing = catchThrowableOfType(CoopException.class, () -> diffs.diff(WEB, "before", null));
        assertThat(missing.kind()).isEqualTo(Kind.WRONG_STATE);
    }

    @Test
    void works_on_a_running_container_and_on_a_locked_one_which_stays_so() {
        String up = "snap-diff-up";
        coop.incus().boot(up);
        coop.snapshots().create(up, new SnapshotRequest("before", "", null));
        write(coop.incus().client().instances().files(up), "/root/new", "new");
        DiffService diffs = new IncusDiffs(
                coop.incus().client(), new OwnInstances(coop.incus().client()));
        FileChange added = new FileChange(ADDED, "/root/new", FileChange.Type.FILE, 0, 3);
        assertThat(diffs.diff(up, "before", null).files()).contains(added);
        assertThat(coop.incus().client().instances().get(up).status()).isEqualTo(Status.RUNNING);

        coop.incus().client().instances().changeAndAwait(up, StateChange.FREEZE, IncusFixture.LIMIT);
        assertThat(diffs.diff(up, "before", null).files()).contains(added);
        assertThat(diffs.texts(up, "before", null, List.of("/root/new"))
                        .getFirst()
                        .unified())
                .contains("+new");
        assertThat(coop.incus().client().instances().get(up).status()).isEqualTo(Status.FROZEN);
        coop.incus().delete(up);
    }
}
