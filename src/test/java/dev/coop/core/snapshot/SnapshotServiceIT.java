package dev.coop.core.snapshot;

import dev.coop.core.container.CreateListener;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.Snapshots;
import dev.coop.incus.StateChange;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.IncusFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Snapshots but for the restore: on a container that stays stopped, since they do not care. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SnapshotServiceIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private static final String WEB = "snap-web";

    private final SnapshotService snapshots = coop.snapshots();

    @BeforeEach
    void aContainer() {
        if (coop.incus().client().instances().find(WEB).isEmpty()) {
            coop.incus().create(WEB);
        }
    }

    @AfterEach
    void noSnapshots() {
        raw().names().forEach(each -> coop.incus().await(raw().delete(each)));
    }

    private static Snapshots raw() {
        return coop.incus().client().instances().snapshots(WEB);
    }

    private static Map<String, String> config() {
        return coop.incus().client().instances().get(WEB).config();
    }

    private ContainerSnapshot create(@Nullable String name, String note) {
        return snapshots.create(WEB, new SnapshotRequest(name, note, null));
    }

    private List<String> names() {
        return snapshots.list(WEB).stream().map(ContainerSnapshot::name).toList();
    }

    private static CoopException fails(Runnable work) {
        CoopException failure = catchThrowableOfType(CoopException.class, work::run);
        assertThat(failure).as("it should have failed").isNotNull();
        assertThat(failure.oneLine()).doesNotContain("\n");
        return failure;
    }

    @Test
    void one_is_made_with_what_was_said_of_it() {
        Instant expiry = Instant.now().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        ContainerSnapshot made = snapshots.create(WEB, new SnapshotRequest("v1", " before the refactoring ", expiry));
        assertThat(made.container()).isEqualTo(WEB);
        assertThat(made.note()).isEqualTo("before the refactoring");
        assertThat(made.expiresAt()).isEqualTo(expiry);
        assertThat(made.origin()).isEqualTo(Origin.USER);
        assertThat(made.createdAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(made.sizeBytes()).satisfiesAnyOf(size -> assertThat(size).isNull(), size -> assertThat(size)
                .isPositive());
        create("v2", "");
        assertThat(snapshots.list(WEB)).first().isEqualTo(made);
        assertThat(names()).containsExactly("v1", "v2");
    }

    @Test
    void without_a_name_it_gets_one_of_the_time_and_two_in_one_second_differ() {
        List<String> made =
                IntStream.range(0, 3).mapToObj(_ -> create(null, "").name()).toList();
        assertThat(made).allMatch(each -> each.matches("\\d{8}-\\d{6}(-\\d)?")).doesNotHaveDuplicates();
        assertThat(names()).containsExactlyInAnyOrderElementsOf(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-v", "v-", "Über", "a/b", "..", "a b", "auto-mine", "x\ny"})
    void what_cannot_be_a_name_is_an_error_of_usage(String name) {
        assertThat(fails(() -> create(name, "")).kind()).isEqualTo(Kind.USAGE);
        create("v1", "");
        assertThat(fails(() -> snapshots.rename(WEB, "v1", name)).kind()).isEqualTo(Kind.USAGE);
        assertThat(names()).containsExactly("v1");
    }

    @Test
    void a_note_of_several_lines_or_an_expiry_in_the_past_is_an_error_of_usage() {
        assertThat(fails(() -> create("v1", "one\ntwo")).kind()).isEqualTo(Kind.USAGE);
        assertThat(fails(() -> snapshots.create(
                                WEB, new SnapshotRequest("v1", "", Instant.now().minusSeconds(1))))
                        .kind())
                .isEqualTo(Kind.USAGE);
        assertThat(names()).isEmpty();
        assertThat(config().keySet()).noneMatch(key -> key.startsWith(Notes.KEY));
    }

    @Test
    void a_taken_name_is_an_error_and_its_owner_keeps_its_note() {
        create("v1", "the first");
        CoopException taken = fails(() -> create("v1", "the second"));
        assertThat(taken.kind()).isEqualTo(Kind.ERROR);
        assertThat(taken.oneLine()).contains("has a snapshot \"v1\" already");
        create("v2", "");
        assertThat(fails(() -> snapshots.rename(WEB, "v2", "v1")).kind()).isEqualTo(Kind.ERROR);
        assertThat(snapshots.list(WEB))
                .first()
                .extracting(ContainerSnapshot::note)
                .isEqualTo("the first");
    }

    @Test
    void a_snapshot_or_container_that_is_not_there_is_said_to_be_missing() {
        assertThat(fails(() -> snapshots.delete(WEB, "none")).oneLine())
                .isEqualTo("\"" + WEB
                        + "\" has no snapshot \"none\": see those that there are with: coop snapshot list " + WEB);
        assertThat(fails(() -> snapshots.rename(WEB, "none", "v1")).kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(fails(() -> snapshots.list("nobody")).kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(fails(() -> snapshots.create("nobody", new SnapshotRequest(null, "", null)))
                        .kind())
                .isEqualTo(Kind.WRONG_STATE);
    }

    @Test
    void a_new_name_keeps_the_note_and_a_deleted_one_leaves_none() {
        create("v1", "the first");
        assertThat(snapshots.rename(WEB, "v1", "v2").note()).isEqualTo("the first");
        assertThat(names()).containsExactly("v2");
        snapshots.delete(WEB, "v2");
        assertThat(names()).isEmpty();
        assertThat(config().keySet()).noneMatch(key -> key.startsWith(Notes.KEY));
    }

    @Test
    void a_note_whose_snapshot_has_gone_goes_with_the_next_one() {
        create("v1", "the first");
        coop.incus().await(raw().delete("v1"));
        create("v2", "");
        assertThat(config().keySet()).noneMatch(key -> key.startsWith(Notes.KEY));
    }

    @Test
    void automatic_ones_are_kept_to_a_number_and_never_at_the_cost_of_a_persons() {
        create("mine", "");
        for (int count = 0; count < 12; count++) {
            snapshots.createAutomatic(WEB, Origin.SHELL, "before a shell");
        }
        snapshots.createAutomatic(WEB, Origin.MOUNT, "before a mount");
        List<ContainerSnapshot> all = snapshots.list(WEB);
        assertThat(all)
                .filteredOn(each -> each.origin() == Origin.SHELL)
                .hasSize(10)
                .allSatisfy(each -> {
                    assertThat(each.isAutomatic()).isTrue();
                    assertThat(each.note()).isEqualTo("before a shell");
                    assertThat(each.expiresAt()).isAfter(Instant.now().plus(6, ChronoUnit.DAYS));
                });
        assertThat(all).filteredOn(each -> each.origin() == Origin.MOUNT).hasSize(1);
        assertThat(names()).contains("mine");
    }

    @Test
    void an_automatic_one_that_gets_a_name_is_a_persons_and_stays() {
        String automatic =
                snapshots.createAutomatic(WEB, Origin.SHELL, "before a shell").name();
        ContainerSnapshot kept = snapshots.rename(WEB, automatic, "keep-this");
        assertThat(kept.origin()).isEqualTo(Origin.USER);
        assertThat(kept.expiresAt()).isNull();
        assertThat(kept.note()).isEqualTo("before a shell");
    }

    @Test
    void a_schedule_is_incuss_own_and_lets_only_scheduled_ones_expire() {
        assertThat(snapshots.schedule(WEB)).isEqualTo(Schedule.NONE);
        Schedule nightly = new Schedule("0 3 * * *", Duration.ofDays(2));
        snapshots.setSchedule(WEB, nightly);
        assertThat(snapshots.schedule(WEB)).isEqualTo(nightly);
        assertThat(config()).containsEntry("snapshots.schedule", "0 3 * * *");

        // As Incus makes them when the time has come, and as a person does with Incus's own command.
        coop.incus().await(raw().create("auto-schedule-20260101-030000", null));
        coop.incus().await(raw().create("by-hand", null));
        create("mine", "");
        assertThat(snapshots.list(WEB)).allSatisfy(each -> {
            if (each.origin() == Origin.SCHEDULE) {
                assertThat(each.expiresAt()).isEqualTo(each.createdAt().plus(2, ChronoUnit.DAYS));
            } else {
                assertThat(each.expiresAt()).isNull();
            }
        });

        snapshots.setSchedule(WEB, Schedule.NONE);
        assertThat(snapshots.schedule(WEB)).isEqualTo(Schedule.NONE);
        assertThat(config().keySet()).noneMatch(key -> key.startsWith("snapshots."));
    }

    @Test
    void what_is_no_schedule_is_an_error_of_usage() {
        CoopException wrong = fails(() -> snapshots.setSchedule(WEB, new Schedule("now and then", Duration.ofDays(1))));
        assertThat(wrong.kind()).isEqualTo(Kind.USAGE);
        assertThat(fails(() -> snapshots.setSchedule(WEB, new Schedule("@daily", Duration.ZERO)))
                        .kind())
                .isEqualTo(Kind.USAGE);
        assertThat(snapshots.schedule(WEB)).isEqualTo(Schedule.NONE);
    }

    @Test
    void the_history_tells_of_locks_also_of_those_under_an_earlier_name() {
        coop.containers().create(CoopFixture.named("snap-story"), CreateListener.NONE);
        coop.containers().lock("snap-story");
        coop.containers().lock("snap-story");
        coop.containers().unlock("snap-story");
        snapshots.create("snap-story", new SnapshotRequest("v1", "why", null));
        coop.containers().stop("snap-story", Duration.ZERO, true);
        coop.containers().rename("snap-story", "snap-tale");
        assertThat(snapshots.history("snap-tale").events())
                .extracting(ContainerHistory.Event::kind)
                .containsExactly(
                        ContainerHistory.Kind.CREATED,
                        ContainerHistory.Kind.LOCKED,
                        ContainerHistory.Kind.UNLOCKED,
                        ContainerHistory.Kind.SNAPSHOT);
        // A later container of the name has a life of its own.
        coop.incus().create("snap-story");
        assertThat(snapshots.history("snap-story").events())
                .extracting(ContainerHistory.Event::kind)
                .containsExactly(ContainerHistory.Kind.CREATED);
        coop.incus().delete("snap-story");
        coop.incus().delete("snap-tale");
    }

    @Test
    void a_locked_container_can_be_snapshot_and_stays_locked() {
        coop.containers().create(CoopFixture.named("snap-locked"), CreateListener.NONE);
        coop.incus().client().instances().changeAndAwait("snap-locked", StateChange.FREEZE, IncusFixture.LIMIT);
        snapshots.create("snap-locked", new SnapshotRequest("v1", "", null));
        assertThat(snapshots.list("snap-locked"))
                .extracting(ContainerSnapshot::name)
                .containsExactly("v1");
        assertThat(coop.containers().get("snap-locked").state())
                .isEqualTo(dev.coop.core.container.ContainerState.FROZEN);
        coop.incus().delete("snap-locked");
    }
}
