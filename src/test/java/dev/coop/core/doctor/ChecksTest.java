package dev.coop.core.doctor;

import dev.coop.core.doctor.Finding.Outcome;
import dev.coop.core.image.ImageInfo;
import dev.coop.core.image.IncusImages;
import dev.coop.core.settings.Settings;
import dev.coop.host.Folders;
import dev.coop.host.ProgramPath;
import dev.coop.incus.Endpoint;
import dev.coop.incus.IncusClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The checks that need no Incus, and what no healthy machine has. */
class ChecksTest {
    @TempDir
    Path temp;

    private static IncusClient nobody() {
        return new IncusClient(new Endpoint.UnixSocket(Path.of("/no/such/socket")));
    }

    @ParameterizedTest
    @CsvSource({
        "6.0.4, CVE-2025-64507, true",
        "6.0.4, CVE-2026-33897, true",
        "6.0.6, CVE-2025-64507, false",
        "6.0.6, CVE-2026-33897, true",
        "6.0.7, CVE-2026-33897, false",
        "6.0.4, CVE-2026-33945, false",
        "6.0.6, CVE-2026-33945, true",
        "6.17, CVE-2026-33945, false",
        "6.20, CVE-2026-33945, true",
        "6.18, CVE-2025-64507, true",
        "6.19, CVE-2025-64507, false",
        "6.23, CVE-2026-33897, false",
        "6.23, CVE-2026-48750, true",
        "7.0.1, CVE-2026-48750, false",
        "7.0.1, CVE-2026-63343, true",
        "7.1, CVE-2026-48750, true",
        "7.3, CVE-2026-63343, false",
        "8.0, CVE-2026-63343, false",
        "unknown, CVE-2026-63343, false"
    })
    void a_hole_is_in_the_releases_before_its_fix(String version, String id, boolean open) {
        assertThat(Advisory.of(version).stream().anyMatch(each -> each.id().equals(id)))
                .isEqualTo(open);
    }

    @Test
    void what_the_package_says_is_fixed_is_no_hole() throws IOException {
        Path changelog = temp.resolve("changelog.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(changelog))) {
            for (Advisory each : Advisory.ALL.subList(1, Advisory.ALL.size())) {
                out.write(("    - " + each.id() + " / GHSA-x\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        Finding finding = new AdvisoryCheck(nobody(), List.of(changelog)).judge("6.0.4");
        assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
        assertThat(finding.message()).contains(Advisory.ALL.getFirst().id());
        assertThat(finding.message()).doesNotContain(Advisory.ALL.getLast().id());
        assertThat(new AdvisoryCheck(nobody(), List.of()).judge("7.3.0").outcome())
                .isEqualTo(Outcome.PASS);
    }

    private Finding ids(String content) throws IOException {
        Path file = Files.writeString(temp.resolve("subuid"), content);
        return new SubordinateIdsCheck(List.of(file), 501).look();
    }

    @Test
    void containers_need_numbers_of_their_own() throws IOException {
        assertThat(ids("root:1000000:1000000000\nroot:501:1\n").message()).doesNotContain("not among them");
        assertThat(ids("root:1000000:1000000000\n").outcome()).isEqualTo(Outcome.PASS);
        assertThat(ids("root:1000000:1000000000\n").message()).contains("(501) is not among them");
        assertThat(ids("root:100000:1000\n").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(ids("me:100000:65536\nbroken\nroot:x:y\n").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(new SubordinateIdsCheck(List.of(temp.resolve("none")), 501)
                        .look()
                        .outcome())
                .isEqualTo(Outcome.PASS);
    }

    private Finding files(Path config) throws IOException {
        return new FilesCheck(
                        new Folders(config, temp.resolve("data"), temp.resolve("cache")),
                        System.getProperty("user.name"))
                .look();
    }

    @Test
    void coops_own_files_are_nobody_elses() throws IOException {
        Path config = temp.resolve("config");
        assertThat(files(config).outcome()).isEqualTo(Outcome.SKIP);
        Folders.makePrivate(config);
        Path settings = Files.createFile(
                config.resolve("settings.json"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThat(files(config).outcome()).isEqualTo(Outcome.PASS);
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-rw----"));
        assertThat(files(config).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(files(config).hint()).isEqualTo("close them with: chmod 600 " + settings);
        assertThat(new FilesCheck(new Folders(config, config, config), "somebody-else")
                        .look()
                        .message())
                .contains("belong to somebody else");
    }

    private static Outcome clock(long skewSeconds) {
        Instant now = Instant.parse("2026-07-01T10:00:00.400Z");
        Check check = new ClockCheck(new TestContainer(nobody(), "x"));
        return ((ClockCheck) check)
                .judge(now, Instant.parse("2026-07-01T10:00:00Z").plusSeconds(skewSeconds), now.plusMillis(20))
                .outcome();
    }

    @Test
    void a_clock_may_be_a_second_off() {
        assertThat(clock(0)).isEqualTo(Outcome.PASS);
        assertThat(clock(-1)).isEqualTo(Outcome.PASS);
        assertThat(clock(-10)).isEqualTo(Outcome.WARN);
        assertThat(clock(10)).isEqualTo(Outcome.WARN);
        assertThat(clock(-600)).isEqualTo(Outcome.FAIL);
    }

    private static Path program(Path folder) throws IOException {
        Path file = Files.createFile(Files.createDirectories(folder).resolve("coop"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private Finding path(Path self) throws IOException {
        ProgramPath path = new ProgramPath(List.of(temp.resolve("first"), temp.resolve("second")));
        return new PathCheck(path, Optional.of(self)).look();
    }

    @Test
    void another_coop_on_the_path_is_named() throws IOException {
        Path self = program(temp.resolve("second"));
        assertThat(path(self).outcome()).isEqualTo(Outcome.PASS);
        Path older = program(temp.resolve("first"));
        assertThat(path(self).outcome()).isEqualTo(Outcome.WARN);
        assertThat(path(self).message()).contains(older.toString());
        Files.delete(older);
        Files.createSymbolicLink(older, self);
        assertThat(path(self).outcome()).as("a link to this one").isEqualTo(Outcome.PASS);
    }

    @Test
    void space_runs_low_before_it_runs_out() {
        Check check = new HomeSpaceCheck(temp);
        long gib = 1L << 30;
        assertThat(FreeSpace.judge(check, "x", 50 * gib, 100 * gib, "h").outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(FreeSpace.judge(check, "x", 2 * gib, 100 * gib, "h").outcome())
                .isEqualTo(Outcome.WARN);
        assertThat(FreeSpace.judge(check, "x", gib / 4, 100 * gib, "h").outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"true, WARN", "false, PASS", "null, PASS"},
            nullValues = "null")
    void an_image_is_outdated_when_its_recipe_would_make_another(@Nullable Boolean outdated, Outcome outcome) {
        ImageInfo image = new ImageInfo(
                "base",
                "f00",
                "",
                "x86_64",
                1,
                Map.of("git", "2.47"),
                Instant.now().minus(Duration.ofDays(100)),
                outdated,
                List.of());
        Finding finding =
                new ImageCheck(new IncusImages(nobody(), Settings.DEFAULTS, temp), Settings.DEFAULTS).judge(image);
        assertThat(finding.outcome()).isEqualTo(outcome);
        assertThat(finding.message()).contains("100 days old").contains("git 2.47");
    }
}
