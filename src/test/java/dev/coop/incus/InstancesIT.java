package dev.coop.incus;

import dev.coop.testing.IncusFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InstancesIT {
    @RegisterExtension
    static final IncusFixture incus = new IncusFixture();

    private static Instances instances() {
        return incus.client().instances();
    }

    private static Status change(String name, StateChange change) {
        instances().changeAndAwait(name, change, IncusFixture.LIMIT);
        return instances().get(name).status();
    }

    @Test
    void a_container_lives_from_creation_to_deletion() {
        assertThat(incus.create("life").status()).isEqualTo(Status.STOPPED);
        assertThat(change("life", StateChange.START)).isEqualTo(Status.RUNNING);
        incus.awaitBoot("life");
        assertThat(change("life", StateChange.FREEZE)).isEqualTo(Status.FROZEN);
        assertThat(change("life", StateChange.UNFREEZE)).isEqualTo(Status.RUNNING);
        assertThat(change("life", StateChange.restart(Duration.ofSeconds(20)))).isEqualTo(Status.RUNNING);
        incus.awaitBoot("life");
        assertThat(change("life", StateChange.stop(Duration.ofSeconds(20)))).isEqualTo(Status.STOPPED);
        incus.await(instances().delete("life"));
        assertThatThrownBy(() -> instances().get("life")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void says_what_a_running_container_is_and_uses() throws InterruptedException {
        incus.launch("busy");
        Instance instance = instances().getFull("busy");
        assertThat(instance.project()).isEqualTo(incus.project());
        assertThat(instance.profiles()).containsExactly("default");
        assertThat(instance.devices()).isEmpty();
        assertThat(instance.expandedDevices()).containsKeys("root", "eth0");
        assertThat(instance.config()).containsKey("volatile.base_image");
        assertThat(instance.createdAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(instance.snapshots()).isEmpty();
        InstanceState state = instance.state();
        assertThat(state).isNotNull();
        assertThat(state.status()).isEqualTo(Status.RUNNING);
        assertThat(state.pid()).isPositive();
        assertThat(state.processes()).isPositive();
        assertThat(state.memory().usage()).isPositive();
        assertThat(state.cpu().usage()).isPositive();
        assertThat(state.cpu().allocatedTime()).isPositive();
        assertThat(state.startedAt()).isAfterOrEqualTo(instance.createdAt().minusSeconds(1));

        Optional<String> address = Optional.empty();
        while (address.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(50);
            address = instances().state("busy").globalAddress("inet");
        }
        assertThat(address).hasValueSatisfying(it -> assertThat(it).startsWith("10."));
        incus.delete("busy");
    }

    @Test
    void says_what_a_stopped_container_is() {
        incus.create("idle");
        InstanceState state = instances().state("idle");
        assertThat(state.status()).isEqualTo(Status.STOPPED);
        assertThat(state.network()).isNull();
        assertThat(state.globalAddress("inet")).isEmpty();
        assertThat(instances().get("idle").lastUsedAt()).isNull();
        incus.delete("idle");
    }

    @Test
    void lists_all_with_and_without_their_state() {
        incus.create("one");
        incus.launch("two");
        assertThat(instances().list())
                .filteredOn(each -> List.of("one", "two").contains(each.name()))
                .allSatisfy(each -> assertThat(each.state()).isNull())
                .extracting(Instance::name, Instance::status)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("one", Status.STOPPED),
                        org.assertj.core.groups.Tuple.tuple("two", Status.RUNNING));
        assertThat(instances().listFull())
                .filteredOn(each -> List.of("one", "two").contains(each.name()))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.state()).isNotNull());
        incus.delete("one");
        incus.delete("two");
    }

    @Test
    void a_name_that_is_taken_is_a_conflict() {
        incus.create("taken");
        assertThatThrownBy(() -> incus.await(instances().create(incus.minimal("taken", false))))
                .isInstanceOf(ConflictException.class)
                .hasMessage("a container of that name already exists");
        incus.delete("taken");
    }

    @Test
    void an_illegal_name_is_refused() {
        assertThatThrownBy(() -> instances().create(incus.minimal("not_a name", false)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("name");
    }

    @Test
    void a_missing_image_is_told() {
        InstanceRequest request = new InstanceRequest(
                "imageless",
                "",
                List.of("default"),
                Map.of(),
                Map.of(),
                new InstanceRequest.Source.LocalImage("no-such-image"),
                false);
        assertThatThrownBy(() -> incus.await(instances().create(request)))
                .isInstanceOf(IncusException.class)
                .hasMessageContaining("Image");
        assertThatThrownBy(() -> instances().get("imageless")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertThatThrownBy(() -> instances().get("nobody")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> instances().state("nobody")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> instances().change("nobody", StateChange.START))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> instances().delete("nobody")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_name_cannot_leave_its_place_in_the_url() {
        assertThatThrownBy(() -> instances().get("../profiles/default")).isInstanceOf(IncusException.class);
        assertThatThrownBy(() -> instances().get("x?project=default")).isInstanceOf(IncusException.class);
    }

    @Test
    void a_running_container_is_not_deleted() {
        incus.launch("alive");
        assertThatThrownBy(() -> instances().delete("alive"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("running");
        incus.delete("alive");
    }

    @Test
    void a_start_that_fails_says_why_and_its_log_can_be_read() {
        incus.create("broken");
        incus.await(instances()
                .update(
                        "broken",
                        now -> now.withConfig(
                                with(now.config(), "raw.lxc", "lxc.mount.entry = /nowhere nowhere none bind 0 0"))));
        OperationFailedException failure =
                catchThrowableOfType(OperationFailedException.class, () -> change("broken", StateChange.START));
        assertThat(failure.reason()).contains("exit status 1");
        assertThat(failure.operation().statusCode()).isEqualTo(400);
        assertThat(failure.operation().err()).isEqualTo(failure.reason());
        assertThat(instances().log("broken", "lxc.log")).contains("/nowhere");
        incus.delete("broken");
    }

    @Test
    void an_update_changes_what_it_names_and_keeps_the_rest() {
        incus.launch("changing");
        Map<String, String> before = instances().get("changing").config();
        incus.await(instances().update("changing", now -> now.withConfig(with(now.config(), "user.note", "a=b, ünï"))
                .withDevices(Map.of("tmp", Map.of("type", "none")))));
        Instance after = instances().get("changing");
        assertThat(after.config()).containsAllEntriesOf(before).containsEntry("user.note", "a=b, ünï");
        assertThat(after.devices()).containsOnlyKeys("tmp");
        incus.await(instances().update("changing", now -> now.withDevices(Map.of())));
        assertThat(instances().get("changing").devices()).isEmpty();
        incus.delete("changing");
    }

    @Test
    void an_update_of_what_changed_in_the_meantime_is_a_conflict() {
        incus.create("contested");
        assertThatThrownBy(() -> instances().update("contested", now -> {
                    incus.await(instances()
                            .update("contested", other -> other.withConfig(with(other.config(), "user.by", "other"))));
                    return now.withConfig(with(now.config(), "user.by", "me"));
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(instances().get("contested").config()).containsEntry("user.by", "other");
        incus.delete("contested");
    }

    @Test
    void a_stopped_container_is_renamed_and_copied() {
        incus.create("old");
        incus.await(instances().rename("old", "new"));
        assertThatThrownBy(() -> instances().get("old")).isInstanceOf(NotFoundException.class);
        incus.await(instances()
                .create(new InstanceRequest(
                        "twin",
                        "a copy",
                        List.of("default"),
                        Map.of("user.copy", "yes"),
                        Map.of(),
                        new InstanceRequest.Source.Copy("new"),
                        false)));
        assertThat(instances().get("twin").description()).isEqualTo("a copy");
        assertThat(instances().get("twin").config()).containsEntry("user.copy", "yes");
        assertThatThrownBy(() -> incus.await(instances().rename("new", "twin"))).isInstanceOf(ConflictException.class);
        incus.delete("new");
        incus.delete("twin");
    }

    @Test
    void a_change_that_is_already_so_fails_with_a_reason() {
        incus.launch("warm");
        assertThatThrownBy(() -> change("warm", StateChange.UNFREEZE))
                .isInstanceOf(IncusException.class)
                .hasMessageContaining("already running");
        incus.delete("warm");
    }

    @Test
    void the_console_says_what_was_printed_at_boot() {
        incus.boot("talking");
        assertThat(instances().console("talking")).contains("systemd");
        incus.delete("talking");
    }

    private static Map<String, String> with(Map<String, String> config, String key, String value) {
        Map<String, String> changed = new HashMap<>(config);
        changed.put(key, value);
        return changed;
    }
}
