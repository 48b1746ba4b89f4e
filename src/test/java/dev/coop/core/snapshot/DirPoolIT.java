package dev.coop.core.snapshot;

import dev.coop.core.container.CreateListener;
import dev.coop.core.container.OwnInstances;
import dev.coop.core.snapshot.diff.DiffService;
import dev.coop.core.snapshot.diff.FileChange;
import dev.coop.core.snapshot.diff.IncusDiffs;
import dev.coop.host.Account;
import dev.coop.incus.Files;
import dev.coop.incus.Instances;
import dev.coop.incus.Status;
import dev.coop.testing.CoopFixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** On a pool that knows no snapshots of its own, and copies all of a disk. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DirPoolIT {
    @RegisterExtension
    static final CoopFixture coop = CoopFixture.onDirPool();

    private static final String WEB = "snap-dir";
    private static final String NOTE = "/root/note";

    private final Instances instances = coop.incus().client().instances();
    private final SnapshotService snapshots = new IncusSnapshots(
            coop.incus().client(),
            new OwnInstances(coop.incus().client()),
            coop.ssh(),
            () -> CoopFixture.mounts(coop.incus().client(), Account.current(), coop.folder())
                    .guard(),
            coop::audit);
    private final DiffService diffs =
            new IncusDiffs(coop.incus().client(), new OwnInstances(coop.incus().client()));

    private static void write(Files files, String text) {
        files.write(NOTE, text.getBytes(StandardCharsets.UTF_8), 0, 0, 0600);
    }

    private String note(String container) {
        return new String(instances.files(container).read(NOTE), StandardCharsets.UTF_8);
    }

    @Test
    void all_goes_as_it_does_elsewhere() {
        assertThat(coop.incus().client().storagePools().get(coop.incus().pool()).driver())
                .isEqualTo("dir");
        coop.incus().create(WEB);
        write(instances.files(WEB), "then");
        ContainerSnapshot then = snapshots.create(WEB, new SnapshotRequest("then", "as it was", null));
        assertThat(snapshots.list(WEB)).containsExactly(then);
        // This pool does not count what a snapshot alone holds.
        assertThat(then.sizeBytes()).isNull();
        write(instances.files(WEB), "later");

        assertThat(diffs.diff(WEB, "then", null).files())
                .extracting(FileChange::kind, FileChange::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(FileChange.Kind.CHANGED, NOTE));
        assertThat(diffs.texts(WEB, "then", null, List.of(NOTE)).getFirst().unified())
                .contains("-then", "+later");

        ContainerSnapshot safety = snapshots.restore(WEB, "then", true, RestoreListener.NONE);
        assertThat(note(WEB)).isEqualTo("then");
        assertThat(instances.get(WEB).status()).isEqualTo(Status.STOPPED);
        assertThat(safety).isNotNull();

        snapshots.newContainer(WEB, safety.name(), "snap-dir-copy", CreateListener.NONE);
        assertThat(note("snap-dir-copy")).isEqualTo("later");
        assertThat(instances.get("snap-dir-copy").status()).isEqualTo(Status.RUNNING);

        snapshots.delete(WEB, "then");
        assertThat(snapshots.list(WEB)).extracting(ContainerSnapshot::name).containsExactly(safety.name());
    }
}
