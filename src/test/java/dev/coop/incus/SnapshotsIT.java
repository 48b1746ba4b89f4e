package dev.coop.incus;

import dev.coop.testing.IncusFixture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SnapshotsIT {
    @RegisterExtension
    static final IncusFixture incus = new IncusFixture();

    private static int count;
    private String name = "";

    @BeforeEach
    void create(TestInfo test) {
        count++;
        name = "c" + count;
        incus.create(name);
    }

    private Snapshots snapshots() {
        return incus.client().instances().snapshots(name);
    }

    @Test
    void a_snapshot_is_made_listed_renamed_and_deleted() {
        assertThat(snapshots().list()).isEmpty();
        incus.await(snapshots().create("before", null));
        incus.await(snapshots().create("after", null));
        assertThat(snapshots().list()).extracting(Snapshot::name).containsExactlyInAnyOrder("before", "after");
        Snapshot snapshot = snapshots().get("before");
        assertThat(snapshot.createdAt())
                .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(1));
        assertThat(snapshot.expiresAt()).isNull();
        assertThat(snapshot.stateful()).isFalse();

        incus.await(snapshots().rename("before", "renamed"));
        assertThat(snapshots().list()).extracting(Snapshot::name).containsExactlyInAnyOrder("renamed", "after");
        incus.await(snapshots().delete("renamed"));
        assertThat(snapshots().list()).extracting(Snapshot::name).containsExactly("after");
        assertThat(incus.client().instances().getFull(name).snapshots())
                .extracting(Snapshot::name)
                .containsExactly("after");
    }

    @Test
    void restoring_brings_the_disk_and_the_settings_back() {
        Instances instances = incus.client().instances();
        Files files = instances.files(name);
        files.write("/root/note", "then".getBytes(StandardCharsets.UTF_8), 0, 0, 0644);
        incus.await(snapshots().create("s", null));
        files.write("/root/note", "now".getBytes(StandardCharsets.UTF_8), 0, 0, 0644);
        incus.await(instances.update(name, it -> {
            var config = new java.util.HashMap<>(it.config());
            config.put("user.note", "now");
            return it.withConfig(config);
        }));
        incus.await(instances.restore(name, "s"));
        assertThat(new String(files.read("/root/note"), StandardCharsets.UTF_8)).isEqualTo("then");
        assertThat(instances.get(name).config()).doesNotContainKey("user.note");
    }

    @Test
    void a_name_that_is_taken_is_a_conflict() {
        incus.await(snapshots().create("s", null));
        assertThatThrownBy(() -> incus.await(snapshots().create("s", null))).isInstanceOf(ConflictException.class);
        incus.await(snapshots().create("t", null));
        assertThatThrownBy(() -> incus.await(snapshots().rename("t", "s"))).isInstanceOf(ConflictException.class);
    }

    @Test
    void an_expiry_is_kept() {
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        incus.await(snapshots().create("s", tomorrow));
        assertThat(snapshots().get("s").expiresAt()).isEqualTo(tomorrow);
        assertThat(snapshots().list()).extracting(Snapshot::expiresAt).containsExactly(tomorrow);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertThatThrownBy(() -> snapshots().get("none")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> incus.await(snapshots().delete("none"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> incus.await(incus.client().instances().restore(name, "none")))
                .isInstanceOf(IncusException.class);
        assertThatThrownBy(() -> incus.client().instances().snapshots("nobody").create("s", null))
                .isInstanceOf(NotFoundException.class);
    }
}
