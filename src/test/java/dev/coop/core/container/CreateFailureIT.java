package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.setup.Names;
import dev.coop.host.Programs;
import dev.coop.incus.Images;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Profile;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.SocketProxy;
import dev.coop.testing.TestSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whatever goes wrong while a container is made: one clear reason, and nothing stays. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CreateFailureIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    /** Where the storage pool is too small. */
    @RegisterExtension
    static final CoopFixture cramped = new CoopFixture();

    private final ContainerService containers = coop.containers();

    @BeforeEach
    void aNeighbour() {
        if (coop.incus().client().instances().find("neighbour").isEmpty()) {
            containers.create(named("neighbour"), CreateListener.NONE);
        }
    }

    @AfterEach
    void onlyTheNeighbourIsThere() throws IOException {
        coop.incus().client().profiles().update(CoopFixture.profile(coop.incus().pool()));
        assertThat(coop.incus().client().instances().list())
                .extracting(dev.coop.incus.Instance::name)
                .containsExactly("neighbour");
        assertThat(containers.get("neighbour").state()).isEqualTo(ContainerState.RUNNING);
        assertThat(Files.readAllLines(coop.knownHosts())).singleElement().satisfies(line -> assertThat(line)
                .startsWith("neighbour.coop "));
    }

    private CoopException fails(CreateRequest request, CreateListener listener) {
        CoopException failure = catchThrowableOfType(CoopException.class, () -> containers.create(request, listener));
        assertThat(failure).as("it should have failed").isNotNull();
        assertThat(failure.oneLine()).doesNotContain("\n");
        assertThat(failure.getSuppressed()).isEmpty();
        return failure;
    }

    private CoopException fails(CreateRequest request) {
        return fails(request, CreateListener.NONE);
    }

    private static CreateRequest from(String image) {
        return new CreateRequest("victim", image, null, null, null, null);
    }

    @Test
    void a_taken_name_is_an_error_and_its_owner_is_left_alone() {
        String before =
                coop.incus().client().instances().get("neighbour").config().get(Keys.ID);
        CoopException taken = fails(named("neighbour"));
        assertThat(taken.kind()).isEqualTo(Kind.ERROR);
        assertThat(taken.oneLine())
                .isEqualTo(
                        "There is a container \"neighbour\" already: take another name, or delete that one with: coop"
                                + " delete neighbour");
        assertThat(coop.incus().client().instances().get("neighbour").config()).containsEntry(Keys.ID, before);
    }

    @Test
    void an_illegal_name_is_an_error_of_usage() {
        assertThat(fails(named("Not a name!")).kind()).isEqualTo(Kind.USAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void impossible_limits_are_errors_of_usage(int limit) {
        assertThat(fails(new CreateRequest("victim", null, limit, null, null, null))
                        .oneLine())
                .contains("--cpus must be at least 1");
        assertThat(fails(new CreateRequest("victim", null, null, limit, null, null))
                        .oneLine())
                .contains("--memory must be at least 1");
        assertThat(fails(new CreateRequest("victim", null, null, null, limit, null))
                        .kind())
                .isEqualTo(Kind.USAGE);
    }

    @Test
    void without_the_image_it_says_which_and_what_to_do() {
        CoopException missing = fails(from("no-such-image"));
        assertThat(missing.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(missing.oneLine())
                .isEqualTo("There is no image \"no-such-image\": see those that there are with: coop image list");
    }

    @Test
    void without_the_profile_it_says_what_to_do() {
        IncusClient unprepared = coop.incus().global().project("default");
        CoopException failure = catchThrowableOfType(
                CoopException.class, () -> coop.containers(unprepared).create(named("victim"), CreateListener.NONE));
        assertThat(failure.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(failure.oneLine()).isEqualTo("Incus is not prepared for Coop yet: prepare it with: coop init");
    }

    @Test
    void without_incus_it_says_so(@TempDir Path temp) {
        try (SocketProxy proxy = new SocketProxy(temp.resolve("s"), TestSocket.endpoint());
                IncusClient client =
                        new IncusClient(proxy.endpoint()).project(coop.incus().project())) {
            proxy.goDown();
            CoopException failure = catchThrowableOfType(
                    CoopException.class, () -> coop.containers(client).create(named("victim"), CreateListener.NONE));
            assertThat(failure.kind()).isEqualTo(Kind.NO_CONNECTION);
            assertThat(failure.oneLine()).startsWith("Incus does not answer: nothing answers at ");
        }
    }

    /** An image whose root file system breaks off: it can be imported, and not be unpacked. */
    @Test
    void an_image_that_cannot_be_unpacked_leaves_nothing(@TempDir Path temp) throws Exception {
        withImage(temp, "head -c 3000000 /dev/urandom >rootfs/file", "head -c 1500000", () -> {
            CoopException failure = fails(from("coop-it-broken"));
            assertThat(failure.kind()).isEqualTo(Kind.ERROR);
            assertThat(failure.oneLine()).contains("npack");
        });
    }

    @Test
    void an_image_without_a_system_leaves_nothing(@TempDir Path temp) throws Exception {
        withImage(temp, "touch rootfs/file", "cat", () -> {
            CoopException failure = fails(from("coop-it-broken"));
            assertThat(failure.kind()).isEqualTo(Kind.ERROR);
            assertThat(failure.oneLine()).startsWith("\"victim\" does not start: ");
        });
    }

    private interface Body {
        void run() throws Exception;
    }

    private static void withImage(Path temp, String content, String filter, Body body) throws Exception {
        Path tarball = temp.resolve("broken.tar.gz");
        var made = Programs.run(
                List.of("sh", "-c", """
                set -e
                cd "$1"
                mkdir rootfs
                %s
                printf 'architecture: %%s\\ncreation_date: 1\\nproperties: {}\\n' "$(uname -m)" >metadata.yaml
                tar -czf - metadata.yaml rootfs | %s >"$2"
                """.formatted(content, filter), "sh", temp.toString(), tarball.toString()));
        assertThat(made.succeeded()).as(made.output()).isTrue();
        Images images = coop.incus().global().images();
        String fingerprint = Images.fingerprint(coop.incus().await(images.importTarball(tarball, Map.of())));
        try {
            images.setAlias("coop-it-broken", fingerprint);
            body.run();
        } finally {
            coop.incus().await(images.delete(fingerprint));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lxc.hook.pre-start = /bin/false, Script exited with status 1",
        "lxc.init.cmd = /no/such/init, Failed to exec \"/no/such/init\""
    })
    void a_start_that_cannot_work_leaves_nothing(String nonsense, String why) {
        Profile profile = CoopFixture.profile(coop.incus().pool());
        coop.incus()
                .client()
                .profiles()
                .update(new Profile(Names.PROFILE, "", Map.of("raw.lxc", nonsense), profile.devices()));
        CoopException failure = fails(named("victim"));
        assertThat(failure.kind()).isEqualTo(Kind.ERROR);
        assertThat(failure.problem()).startsWith("\"victim\" does not start: ").endsWith(why);
        assertThat(failure.hint()).isEqualTo("nothing of it was kept");
    }

    @ParameterizedTest
    @EnumSource(CreatePhase.class)
    void an_interrupt_at_the_beginning_of_any_phase_leaves_nothing(CreatePhase when) {
        CoopException failure = fails(named("victim"), new CreateListener() {
            @Override
            public void started(CreatePhase phase) {
                if (phase == when) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        assertThat(Thread.interrupted()).as("the flag is still set").isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
    }

    /** Each at another moment: while the request is on its way, while the disk is made, while it starts. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 7, 11, 16, 25, 40, 80, 160, 320, 640})
    void an_interrupt_in_the_middle_leaves_nothing(int milliseconds) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<@Nullable CoopException> failure = new AtomicReference<>();
        Thread maker = Thread.ofVirtual().start(() -> {
            try {
                containers.create(named("victim"), new CreateListener() {
                    @Override
                    public void started(CreatePhase phase) {
                        if (phase == CreatePhase.CREATE) {
                            begun.countDown();
                        }
                    }
                });
            } catch (CoopException cancelled) {
                failure.set(cancelled);
            }
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        TimeUnit.MILLISECONDS.sleep(milliseconds);
        maker.interrupt();
        maker.join();
        assertThat(failure.get()).isNotNull().satisfies(cancelled -> assertThat(cancelled.kind())
                .isEqualTo(Kind.INTERRUPTED));
        // What was on its way to the server when the interrupt came would be there by now.
        TimeUnit.MILLISECONDS.sleep(150);
    }

    /** Each phase in which there is something to clear away. */
    @ParameterizedTest
    @EnumSource(names = {"CREATE", "START", "ACCESS", "NETWORK"})
    void a_connection_that_is_lost_and_comes_back_leaves_nothing(CreatePhase when, @TempDir Path temp)
            throws Exception {
        AtomicReference<@Nullable Thread> repair = new AtomicReference<>();
        List<String> warnings = new CopyOnWriteArrayList<>();
        try (SocketProxy proxy = new SocketProxy(temp.resolve("s"), TestSocket.endpoint());
                IncusClient cut =
                        new IncusClient(proxy.endpoint()).project(coop.incus().project())) {
            CreateListener listener = new CreateListener() {
                @Override
                public void started(CreatePhase phase) {
                    if (phase == when) {
                        proxy.goDown();
                    }
                }

                @Override
                public void warning(String text) {
                    warnings.add(text);
                    repair.set(Thread.startVirtualThread(proxy::comeUp));
                }
            };
            CoopException failure = catchThrowableOfType(
                    CoopException.class, () -> coop.containers(cut).create(named("victim"), listener));
            assertThat(failure).isNotNull();
            assertThat(failure.kind()).isEqualTo(Kind.NO_CONNECTION);
            assertThat(warnings).singleElement().asString().contains("clear away");
            Thread repairing = repair.get();
            assertThat(repairing).isNotNull();
            repairing.join();
        }
    }

    @Test
    void a_full_pool_is_said_to_be_full_and_nothing_stays() {
        IncusClient incus = coop.incus().global();
        String pool = coop.incus().project() + "-full";
        incus.storagePools().create(pool, "for a test of Coop", "btrfs", Map.of("size", "128MiB"));
        try {
            cramped.incus().client().profiles().update(CoopFixture.profile(pool));
            CoopException failure = catchThrowableOfType(
                    CoopException.class, () -> cramped.containers().create(named("victim"), CreateListener.NONE));
            assertThat(failure.kind()).isEqualTo(Kind.ERROR);
            assertThat(failure.oneLine()).startsWith("There is no space left in Incus's storage pool: ");
            assertThat(failure.getSuppressed()).isEmpty();
            assertThat(cramped.incus().client().instances().list()).isEmpty();
        } finally {
            cramped.incus()
                    .client()
                    .profiles()
                    .update(CoopFixture.profile(cramped.incus().pool()));
            incus.storagePools().delete(pool);
        }
    }
}
