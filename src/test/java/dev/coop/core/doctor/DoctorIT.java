package dev.coop.core.doctor;

import dev.coop.core.doctor.Finding.Outcome;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.image.IncusImages;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.setup.Names;
import dev.coop.core.setup.Setup;
import dev.coop.core.vm.VmService;
import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Machine;
import dev.coop.host.Os;
import dev.coop.host.ProgramPath;
import dev.coop.host.notification.Notifier;
import dev.coop.incus.Endpoint;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Profile;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.IncusFixture;
import dev.coop.testing.TestImages;
import dev.coop.testing.TestSocket;
import dev.coop.vm.EndpointFinder;
import dev.coop.vm.VmBackends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The doctor on the real Incus: where all is well, and where something is not. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoctorIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @AfterEach
    void asItWas() {
        coop.incus().client().profiles().update(CoopFixture.profile(coop.incus().pool()));
        assertThat(coop.incus().client().instances().list())
                .as("containers that the doctor left")
                .isEmpty();
    }

    private static Doctor doctor(IncusClient incus, String image) {
        Map<String, String> environment = System.getenv();
        Account account = Account.current();
        Settings settings = Settings.DEFAULTS.with(Setting.DEFAULT_IMAGE, image);
        ProgramPath path = ProgramPath.from(environment, Os.LINUX);
        VmBackends noVm = new VmBackends(Map.of(), account.home(), Machine.current());
        return Doctors.of(new Doctors.Patient(
                incus,
                settings,
                new IncusImages(incus, settings, coop.folder().resolve("cache")),
                new VmService(noVm, settings, new EndpointFinder(Map.of(), account.home(), Os.LINUX), Os.LINUX),
                Notifier.of(Os.LINUX, Map.of()),
                new Folders(
                        coop.config(),
                        coop.folder().resolve("data"),
                        coop.folder().resolve("cache")),
                account,
                Os.LINUX,
                path,
                Optional.empty()));
    }

    private static Map<String, Finding> run(IncusClient incus, String image) {
        Map<String, Finding> byCheck = new LinkedHashMap<>();
        for (Finding each : doctor(incus, image).run(finding -> {})) {
            assertThat(byCheck.put(each.check(), each))
                    .as("two of " + each.check())
                    .isNull();
            if (each.outcome() == Outcome.FAIL || each.outcome() == Outcome.WARN) {
                assertThat(each.message()).isNotBlank();
            }
        }
        return byCheck;
    }

    private static Map<String, Finding> run() {
        return run(coop.incus().client(), TestImages.MINIMAL);
    }

    private static Outcome outcome(Map<String, Finding> findings, String check) {
        Finding finding = findings.get(check);
        assertThat(finding).as(check).isNotNull();
        return finding == null ? Outcome.SKIP : finding.outcome();
    }

    private static List<String> withOutcome(Map<String, Finding> findings, Outcome outcome) {
        return findings.values().stream()
                .filter(each -> each.outcome() == outcome)
                .map(Finding::check)
                .toList();
    }

    @Test
    void where_all_is_well_nothing_fails_and_no_attack_works() {
        Map<String, Finding> findings = run();
        assertThat(withOutcome(findings, Outcome.FAIL)).isEmpty();
        for (String check : List.of(
                "incus",
                "extensions",
                "profile",
                "storage-space",
                "network",
                "image",
                "vm",
                "container",
                "clock",
                "idmapped-mounts")) {
            assertThat(outcome(findings, check)).as(check).isEqualTo(Outcome.PASS);
        }
        assertThat(findings.keySet().stream().filter(each -> each.startsWith("sandbox-")))
                .hasSize(Attack.ALL.size() + 1);
        for (String check : List.of(
                "sandbox-root",
                "sandbox-memory",
                "sandbox-disks",
                "sandbox-kernel",
                "sandbox-filesystems",
                "sandbox-folders",
                "sandbox-sockets")) {
            assertThat(outcome(findings, check)).as(check).isEqualTo(Outcome.PASS);
        }
    }

    @Test
    void without_a_notification_service_it_warns() {
        Finding finding = run().get("notifications");
        assertThat(finding).isNotNull().matches(each -> each.outcome() == Outcome.WARN);
    }

    @Test
    void a_profile_that_opens_the_fence_is_seen_and_so_are_the_attacks_that_work() throws IOException {
        Path outside = Files.createDirectories(coop.folder().resolve("outside"));
        Profile sound = CoopFixture.profile(coop.incus().pool());
        Map<String, Map<String, String>> devices = new LinkedHashMap<>(sound.devices());
        devices.put("hole", Map.of("type", "disk", "source", outside.toString(), "path", "/mnt/hole"));
        coop.incus()
                .client()
                .profiles()
                .update(new Profile(Names.PROFILE, "", Map.of("security.privileged", "true"), devices));
        Map<String, Finding> findings = run();
        Finding profile = findings.get("profile");
        assertThat(profile).isNotNull();
        if (profile != null) {
            assertThat(profile.outcome()).isEqualTo(Outcome.FAIL);
            assertThat(profile.message()).contains("security.privileged").contains(outside.toString());
        }
        assertThat(outcome(findings, "sandbox-root")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(findings, "sandbox-folders")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(findings, "network"))
                .as("others are looked at all the same")
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void a_socket_in_a_container_is_found() throws IOException {
        Profile sound = CoopFixture.profile(coop.incus().pool());
        Map<String, Map<String, String>> devices = new LinkedHashMap<>(sound.devices());
        devices.put(
                "socket",
                Map.of(
                        "type", "disk",
                        "source", TestSocket.endpoint().path().toRealPath().toString(),
                        // Not in /run, over which the container's own system mounts an empty folder.
                        "path", "/var/lib/incus/unix.socket"));
        coop.incus().client().profiles().update(new Profile(Names.PROFILE, "", sound.config(), devices));
        Map<String, Finding> findings = run();
        assertThat(outcome(findings, "profile")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(findings, "sandbox-sockets")).isEqualTo(Outcome.FAIL);
    }

    @Test
    void a_profile_without_a_network_fails() {
        Profile sound = CoopFixture.profile(coop.incus().pool());
        Map<String, Map<String, String>> devices = new LinkedHashMap<>(sound.devices());
        devices.remove("eth0");
        coop.incus().client().profiles().update(new Profile(Names.PROFILE, "", sound.config(), devices));
        Map<String, Finding> findings = run();
        assertThat(outcome(findings, "profile")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(findings, "network")).isEqualTo(Outcome.FAIL);
    }

    @Test
    void without_filters_against_forged_addresses_it_warns() {
        assertThat(outcome(run(), "sandbox-neighbours")).isEqualTo(Outcome.PASS);
        coop.incus().client().profiles().update(Setup.sandbox(coop.incus().pool(), IncusFixture.BRIDGE, false));
        assertThat(outcome(run(), "sandbox-neighbours")).isEqualTo(Outcome.WARN);
    }

    @Test
    void a_missing_image_fails_and_what_needs_a_container_is_passed_over() {
        Map<String, Finding> findings = run(coop.incus().client(), "no-such-image");
        assertThat(outcome(findings, "image")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(findings, "container")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(findings, "sandbox-root")).isEqualTo(Outcome.SKIP);
        assertThat(outcome(findings, "storage-space")).isEqualTo(Outcome.PASS);
    }

    @Test
    void a_pool_that_copies_everything_gets_a_warning() {
        IncusClient global = coop.incus().global();
        String pool = "vm-dir-" + UUID.randomUUID().toString().substring(0, 6);
        global.storagePools().create(pool, "integration tests of Coop", "dir", Map.of());
        try {
            coop.incus().client().profiles().update(CoopFixture.profile(pool));
            // No such image: nothing is unpacked into it.
            assertThat(outcome(run(coop.incus().client(), "no-such-image"), "storage"))
                    .isEqualTo(Outcome.WARN);
        } finally {
            coop.incus()
                    .client()
                    .profiles()
                    .update(CoopFixture.profile(coop.incus().pool()));
            global.storagePools().delete(pool);
        }
    }

    @Test
    void a_key_that_others_can_read_fails_with_the_command_that_closes_it() throws IOException {
        coop.ssh().ensure();
        Path key = coop.config().resolve("ssh/id_ed25519");
        assertThat(outcome(run(), "files")).isEqualTo(Outcome.PASS);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        try {
            Finding files = run().get("files");
            assertThat(files).isNotNull();
            if (files != null) {
                assertThat(files.outcome()).isEqualTo(Outcome.FAIL);
                assertThat(files.hint()).contains("chmod 600 " + key);
            }
        } finally {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void without_incus_the_rest_is_looked_at() {
        try (IncusClient nobody =
                new IncusClient(new Endpoint.UnixSocket(coop.folder().resolve("no.sock"))).project("coop")) {
            Map<String, Finding> findings = run(nobody, TestImages.MINIMAL);
            assertThat(withOutcome(findings, Outcome.FAIL)).containsExactly("incus");
            assertThat(outcome(findings, "profile")).isEqualTo(Outcome.SKIP);
            assertThat(outcome(findings, "container")).isEqualTo(Outcome.SKIP);
            assertThat(outcome(findings, "home-space")).isNotEqualTo(Outcome.SKIP);
        }
    }

    @Test
    void a_cancelled_look_leaves_nothing() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Thread looking = Thread.ofVirtual().start(() -> {
            try {
                doctor(coop.incus().client(), TestImages.MINIMAL).run(finding -> begun.countDown());
            } catch (CoopException cancelled) {
                thrown.add(cancelled);
            }
        });
        begun.await();
        looking.interrupt();
        looking.join();
        assertThat(thrown)
                .singleElement()
                .matches(each -> each instanceof CoopException known && known.kind() == Kind.INTERRUPTED);
    }

    @Test
    void the_program_gives_programs_what_it_found_and_nothing_secret() throws IOException {
        coop.ssh().ensure();
        String key = Files.readString(coop.config().resolve("ssh/id_ed25519"));
        CoopProcess.Result result = CoopProcess.run(coop, "doctor", "--format", "json");
        JsonNode findings = JsonMapper.shared().readTree(result.bytes());
        assertThat(findings.size()).isGreaterThan(20);
        findings.forEach(each -> {
            assertThat(each.propertyNames()).containsExactly("check", "status", "message", "hint");
            assertThat(each.path("status").asString()).isIn("pass", "warn", "fail", "skip");
        });
        boolean failed = findings.valueStream()
                .anyMatch(each -> each.path("status").asString().equals("fail"));
        assertThat(result.code()).as(result.out()).isEqualTo(failed ? 1 : 0);
        assertThat(result.out()).doesNotContain(key.lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    void the_program_without_incus_fails_and_says_which_check() {
        Map<String, String> environment = new LinkedHashMap<>(coop.environment());
        environment.put("COOP_INCUS_SOCKET", coop.folder().resolve("no.sock").toString());
        try (CoopProcess process =
                CoopProcess.start(List.of(CoopFixture.program().toString(), "doctor"), environment)) {
            CoopProcess.Result result = process.await();
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).containsPattern("✗ incus +.*no socket");
            assertThat(result.out()).contains("– container");
        }
    }
}
