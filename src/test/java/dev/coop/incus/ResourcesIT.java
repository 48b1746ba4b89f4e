package dev.coop.incus;

import dev.coop.testing.IncusFixture;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ResourcesIT {
    @RegisterExtension
    static final IncusFixture incus = new IncusFixture();

    @Test
    void the_server_says_who_it_is_and_what_it_can() {
        ServerInfo server = incus.client().server();
        assertThat(server.auth()).isEqualTo("trusted");
        assertThat(server.has("instance_get_full")).isTrue();
        assertThat(server.has("no_such_extension")).isFalse();
        assertThat(server.environment().serverVersion()).matches("\\d+\\.\\d+.*");
        assertThat(server.environment().architectures()).first().isIn("x86_64", "aarch64");
        assertThat(server.environment().kernelFeatures()).containsKey("idmapped_mounts");
        assertThat(server.environment().storageSupportedDrivers())
                .extracting(ServerInfo.StorageDriver::name)
                .contains("dir");
    }

    @Test
    void a_profile_is_made_changed_and_deleted() {
        Profiles profiles = incus.client().profiles();
        Profile profile = new Profile("p", "one", Map.of("limits.cpu", "1"), Map.of());
        profiles.create(profile);
        assertThat(profiles.get("p")).isEqualTo(profile);
        assertThatThrownBy(() -> profiles.create(profile)).isInstanceOf(ConflictException.class);
        Profile changed = new Profile("p", "two", Map.of("limits.cpu", "2"), Map.of("gone", Map.of("type", "none")));
        profiles.update(changed);
        assertThat(profiles.get("p")).isEqualTo(changed);
        assertThat(profiles.list()).contains(changed).extracting(Profile::name).contains("default");
        profiles.delete("p");
        assertThatThrownBy(() -> profiles.get("p")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_profile_with_an_unknown_setting_is_refused() {
        assertThatThrownBy(() ->
                        incus.client().profiles().create(new Profile("bad", "", Map.of("no.such", "x"), Map.of())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no.such");
    }

    @Test
    void a_project_is_made_and_deleted_when_it_is_empty() {
        String name = incus.project() + "-other";
        Projects projects = incus.global().projects();
        Project project = new Project(name, "another", Map.of("features.images", "true", "features.profiles", "true"));
        projects.create(project);
        try {
            assertThat(projects.get(name).description()).isEqualTo("another");
            assertThat(projects.get(name).config()).containsAllEntriesOf(project.config());
            assertThat(projects.list()).extracting(Project::name).contains(name, "default");
            assertThatThrownBy(() -> projects.create(project)).isInstanceOf(ConflictException.class);
            incus.global().project(name).profiles().create(new Profile("p", "", Map.of(), Map.of()));
            assertThatThrownBy(() -> projects.delete(name))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("empty");
        } finally {
            incus.global().project(name).profiles().delete("p");
            projects.delete(name);
        }
        assertThatThrownBy(() -> projects.get(name)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_storage_pool_is_made_measured_and_deleted() {
        StoragePools pools = incus.global().storagePools();
        String name = incus.project();
        pools.create(name, "a test", "dir", Map.of());
        try {
            StoragePool pool = pools.get(name);
            assertThat(pool.driver()).isEqualTo("dir");
            assertThat(pool.status()).isEqualTo("Created");
            assertThat(pool.description()).isEqualTo("a test");
            assertThat(pools.list()).extracting(StoragePool::name).contains(name, incus.pool());
            StoragePool.Space space = pools.space(name);
            assertThat(space.total()).isPositive();
            assertThat(space.free()).isBetween(1L, space.total());
            assertThatThrownBy(() -> pools.create(name, "", "dir", Map.of())).isInstanceOf(ConflictException.class);
        } finally {
            pools.delete(name);
        }
        assertThatThrownBy(() -> pools.get(name)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> pools.create(name, "", "no-such-driver", Map.of()))
                .isInstanceOf(IncusException.class);
        assertThatThrownBy(() -> pools.delete(incus.pool())).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_bridge_is_made_and_deleted() {
        Networks networks = incus.global().networks();
        String name = "coopit"
                + incus.project()
                        .substring(IncusFixture.PROJECT_PREFIX.length(), IncusFixture.PROJECT_PREFIX.length() + 6);
        networks.createBridge(name, "a test", Map.of("ipv4.address", "none", "ipv6.address", "none"));
        try {
            Network bridge = networks.get(name);
            assertThat(bridge.type()).isEqualTo("bridge");
            assertThat(bridge.managed()).isTrue();
            assertThat(bridge.config()).containsEntry("ipv4.address", "none");
            assertThat(networks.list()).extracting(Network::name).contains(name, "lo");
            assertThatThrownBy(() -> networks.createBridge(name, "", Map.of())).isInstanceOf(ConflictException.class);
        } finally {
            networks.delete(name);
        }
        assertThatThrownBy(() -> networks.get(name)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> networks.delete(IncusFixture.BRIDGE)).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_project_does_not_see_the_containers_of_another() {
        incus.create("mine");
        assertThat(incus.global().instances().list()).extracting(Instance::name).doesNotContain("mine");
        assertThat(incus.client().instances().list())
                .extracting(Instance::project)
                .containsOnly(incus.project());
        incus.delete("mine");
    }

    @Test
    void operations_are_listed() throws Exception {
        incus.launch("working");
        try (ExecSession _ = incus.client().instances().exec("working").start(ExecRequest.of("sleep", "60"))) {
            assertThat(incus.client().operations().list())
                    .filteredOn(each -> !each.isDone())
                    .extracting(Operation::description)
                    .containsAnyElementsOf(Set.of("Executing command"));
        }
        incus.delete("working");
    }
}
