package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.coop.desktop.ScreenshotTest.snap;

/** Pictures of the pages and of the sections that read from a container, full, empty and failing. */
class PagesScreenshotTest {
    private final FakeContainers service = new FakeContainers();

    @BeforeEach
    void fill() {
        service.state("brave-otter", ContainerState.RUNNING);
        service.state("calm-falcon", ContainerState.RUNNING);
        service.state("docs-rewrite", ContainerState.STOPPED);
        service.state("eager-heron", ContainerState.FROZEN);
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void settings(ColorScheme scheme) throws Exception {
        FakeServices services = new FakeServices(service);
        services.settings().set(Setting.DEFAULT_CPUS, 4);
        try (DesktopFixture desktop = DesktopFixture.open(services, scheme, 1120, 720)) {
            desktop.select("brave-otter");
            desktop.click("#page-settings");
            desktop.click("#setting-default_memory_mb");
            desktop.type("x");
            desktop.awaitText("It must be a whole number from 1 to 1073741824.");
            snap("settings", scheme, desktop.stage());
            desktop.press(KeyCode.ESCAPE);
            Files.writeString(services.settings().path(), "{ broken");
            desktop.click("#page-settings");
            desktop.click("#page-settings");
            desktop.awaitText("Look again");
            snap("settings-broken", scheme, desktop.stage());
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void logs(ColorScheme scheme) throws Exception {
        FakeServices services = new FakeServices(service);
        services.logs.before = Files.readAllLines(Path.of("src/test/resources/dev/coop/desktop/journal.txt"));
        try (DesktopFixture desktop = DesktopFixture.open(services, scheme, 1120, 720)) {
            desktop.select("brave-otter");
            desktop.section("logs");
            desktop.awaitText("Journal  ·  33 lines");
            snap("logs", scheme, desktop.stage());
            desktop.click("#logs-search");
            desktop.type("agent");
            desktop.awaitText("Journal  ·  6 of 33 lines");
            snap("logs-search", scheme, desktop.stage());
            services.logs.before = List.of();
            desktop.press(KeyCode.ESCAPE);
            desktop.section("overview");
            desktop.section("logs");
            desktop.awaitText("Nothing has been logged yet");
            snap("logs-empty", scheme, desktop.stage());
            services.logs.failure = new CoopException(
                    Kind.ERROR, "The log of “brave-otter” cannot be read", "Look at it with: coop logs brave-otter");
            desktop.section("overview");
            desktop.section("logs");
            desktop.awaitText("Try again");
            snap("logs-failing", scheme, desktop.stage());
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void images(ColorScheme scheme) throws Exception {
        FakeServices services = new FakeServices(service);
        services.images.images = List.of(
                FakeImages.image(
                        "coop-agent-base",
                        Duration.ofDays(33),
                        598_000_000L,
                        true,
                        List.of("brave-otter", "calm-falcon", "docs-rewrite")),
                FakeImages.image("debian-13", Duration.ofDays(40), 98_000_000L, null, List.of()));
        CountDownLatch end = new CountDownLatch(1);
        services.images.building = (request, listener) -> {
            listener.begins("ubuntu-22.04", 9);
            listener.stepStarted(1, "Get the base");
            listener.stepFinished(1, "Get the base", Duration.ofMillis(14_210), true);
            listener.stepStarted(2, "Install the packages");
            listener.stepFinished(2, "Install the packages", Duration.ofMillis(71_480), false);
            listener.stepStarted(3, "Install Node");
            listener.log("added 1 package in 2s");
            listener.log("v24.21.0");
            end.await();
            throw new CoopException(
                    Kind.ERROR,
                    "The step “Install Node” failed: npm error code ENOTFOUND",
                    "see whether this computer reaches the network, then go on");
        };
        try (DesktopFixture desktop = DesktopFixture.open(services, scheme, 1120, 720)) {
            desktop.select("brave-otter");
            desktop.click("#page-images");
            desktop.awaitText("Bring up to date");
            snap("images", scheme, desktop.stage());
            desktop.click("#delete-coop-agent-base");
            desktop.awaitText("Delete the image “coop-agent-base”?");
            snap("images-delete", scheme, Window.getWindows().getLast());
            desktop.click("#delete-no");
            desktop.click("#rebuild-image");
            desktop.awaitText("Install Node");
            desktop.click("#build-log");
            snap("images-building", scheme, desktop.stage());
            end.countDown();
            desktop.awaitText("The base image could not be built");
            snap("images-build-failed", scheme, desktop.stage());
            services.images.failure = new CoopException(
                    Kind.ERROR, "The images cannot be read: the database is locked", "Try again in a moment.");
            desktop.click("#refresh-images");
            desktop.awaitText("Try again");
            snap("images-failing", scheme, desktop.stage());
        }
        services.images.failure = null;
        services.images.images = List.of();
        try (DesktopFixture desktop = DesktopFixture.open(services, scheme, 1120, 720)) {
            desktop.select("brave-otter");
            desktop.click("#page-images");
            desktop.awaitText("No image yet");
            snap("images-empty", scheme, desktop.stage());
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void files(ColorScheme scheme) throws Exception {
        FakeServices services = new FakeServices(service);
        services.files
                .folder("/home/agent/.claude")
                .folder("/home/agent/workspace/src")
                .folder("/home/agent/workspace/tests")
                .file("/home/agent/workspace/README.md", "# Server\n\nA small server.\n")
                .file(
                        "/home/agent/workspace/logo.png",
                        Files.readAllBytes(Path.of("src/main/resources/dev/coop/desktop/icon/coop-512.png")))
                .file(
                        "/home/agent/workspace/pyproject.toml",
                        "[project]\nname = \"server\"\nversion = \"0.1.0\"\n\n[tool.pytest.ini_options]\ntestpaths = [\"tests\"]\n")
                .file("/home/agent/workspace/run.sh", new byte[1_434])
                .file("/home/agent/workspace/data.sqlite", new byte[6_123_456]);
        services.files.links.put("/home/agent/workspace/latest", "tests");
        try (DesktopFixture desktop = DesktopFixture.open(services, scheme, 1120, 720)) {
            desktop.select("brave-otter");
            desktop.section("files");
            desktop.awaitText("workspace");
            desktop.click("#files-path");
            desktop.press(KeyCode.END);
            desktop.type("/workspace");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("README.md");
            snap("files", scheme, desktop.stage());
            desktop.robot().clickOn("pyproject.toml");
            DesktopFixture.await(
                    "the text",
                    () -> desktop.robot().lookup("#preview-lines").tryQuery().isPresent());
            snap("files-text", scheme, desktop.stage());
            desktop.robot().clickOn("logo.png");
            DesktopFixture.await(
                    "the picture",
                    () -> desktop.robot().lookup("#preview-picture").tryQuery().isPresent());
            snap("files-picture", scheme, desktop.stage());
            desktop.click("#files-path");
            desktop.press(KeyCode.END);
            desktop.type("/src");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("Nothing in this folder");
            snap("files-empty", scheme, desktop.stage());
            services.files.failure = new CoopException(
                    Kind.ERROR, "“brave-otter” does not give its files", "Unlock or start it, then try again.");
            desktop.press(KeyCode.F5);
            desktop.robot().clickOn("Nothing in this folder");
            desktop.section("overview");
            desktop.section("files");
            desktop.awaitText("Try again");
            snap("files-failing", scheme, desktop.stage());
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void palette(ColorScheme scheme) throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(new FakeServices(service), scheme, 1120, 720)) {
            desktop.select("brave-otter");
            desktop.press(KeyCode.SHORTCUT, KeyCode.K);
            desktop.click("#palette-search");
            desktop.type("lo");
            desktop.awaitText("Lock all containers");
            snap("palette", scheme, Window.getWindows().getLast());
        }
    }
}
