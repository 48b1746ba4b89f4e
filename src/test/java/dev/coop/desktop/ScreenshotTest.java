package dev.coop.desktop;

import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerState;
import dev.coop.core.container.CreatePhase;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.Mount;
import dev.coop.core.mount.Mount.Mode;
import dev.coop.core.mount.Verdict;
import dev.coop.core.mount.Verdict.Level;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.Histories;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.KeyCode;
import javafx.scene.transform.Transform;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

import static dev.coop.desktop.FakeContainers.container;
import static org.assertj.core.api.Assertions.assertThat;

/** Pictures of every state, light and dark, in target/screenshots: to be looked at, and proof that each state can be drawn. */
class ScreenshotTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final double SCALE = 1.5;
    private static final long LOOKS = 295;
    private static final String SHELL = """
            \u001b[1;32magent@brave-otter\u001b[0m:\u001b[1;34m~/workspace\u001b[0m$ git status -sb\r
            ## \u001b[32mmain\u001b[0m...\u001b[31morigin/main\u001b[0m\r
             \u001b[31mM\u001b[0m src/server.py\r
            \u001b[31m??\u001b[0m tests/test_server.py\r
            \u001b[1;32magent@brave-otter\u001b[0m:\u001b[1;34m~/workspace\u001b[0m$ python3 -m pytest -q\r
            \u001b[32m.\u001b[0m\u001b[32m.\u001b[0m\u001b[32m.\u001b[0m\u001b[32m.\u001b[0m\u001b[32m.\u001b[0m\u001b[32m.\u001b[0m\u001b[32m.\u001b[0m\u001b[32m.\u001b[0m                                                     \u001b[32m[100%]\u001b[0m\r
            \u001b[32m\u001b[1m8 passed\u001b[0m\u001b[32m in 0.41s\u001b[0m\r
            \u001b[1;32magent@brave-otter\u001b[0m:\u001b[1;34m~/workspace\u001b[0m$ ls\r
            \u001b[1;34mdocs\u001b[0m  \u001b[1;32mrun.sh\u001b[0m  \u001b[1;34msrc\u001b[0m  \u001b[1;34mtests\u001b[0m  README.md  pyproject.toml\r
            \u001b[1;32magent@brave-otter\u001b[0m:\u001b[1;34m~/workspace\u001b[0m$ \u001b[7m claude \u001b[0m \u001b[2m─── ready ───\u001b[0m \u001b[33m✻\u001b[0m \u001b[35m◐\u001b[0m \u001b[36m→\u001b[0m""";

    private final FakeContainers service = new FakeContainers();

    private static Container aged(Container made, Duration age) {
        return new Container(
                made.name(),
                made.state(),
                made.ipv4(),
                made.image(),
                made.cpus(),
                made.memoryMb(),
                made.diskGb(),
                made.mounts(),
                made.snapshots(),
                Instant.now().minus(age));
    }

    private void fill() {
        service.put(aged(container("brave-otter", ContainerState.RUNNING), Duration.ofMinutes(12)));
        service.put(aged(container("calm-falcon", ContainerState.RUNNING), Duration.ofHours(5)));
        service.put(aged(container("docs-rewrite", ContainerState.STOPPED), Duration.ofDays(2)));
        service.put(aged(container("eager-heron", ContainerState.FROZEN), Duration.ofDays(3)));
        service.put(aged(container("keen-lynx", ContainerState.CHANGING), Duration.ofSeconds(4)));
        service.put(aged(container("payments-spike", ContainerState.ERROR), Duration.ofDays(40)));
    }

    static void snap(String name, ColorScheme scheme, Window window) throws Exception {
        new FxRobot().moveTo(window.getX() + window.getWidth() / 2, window.getY() + window.getHeight() - 4);
        BufferedImage image = DesktopFixture.onUi(() -> {
            Scene scene = window.getScene();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(SCALE, SCALE));
            parameters.setViewport(new Rectangle2D(0, 0, SCALE * scene.getWidth(), SCALE * scene.getHeight()));
            return SwingFXUtils.fromFXImage(scene.getRoot().snapshot(parameters, null), null);
        });
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
        assertThat(colors(image)).as("colours in %s", file).isGreaterThan(20);
    }

    private static long colors(BufferedImage image) {
        return java.util.Arrays.stream(
                        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }

    private DesktopFixture open(ColorScheme scheme) throws Exception {
        return DesktopFixture.open(service, scheme, 1120, 720);
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void containersAndTerminal(ColorScheme scheme) throws Exception {
        fill();
        service.greeting = SHELL;
        service.monitor.skip("brave-otter", LOOKS);
        try (DesktopFixture desktop = open(scheme)) {
            desktop.select("brave-otter");
            desktop.awaitText("Shared folders");
            DesktopFixture.await("the meters have something to draw", () -> service.monitor.asked.get() > 6);
            DesktopFixture.onUi(() -> {
                Histories.fill(
                        desktop.window()
                                .meter()
                                .history(desktop.window()
                                        .model()
                                        .find("brave-otter")
                                        .orElseThrow()),
                        LOOKS,
                        look -> FakeMonitor.usage("brave-otter", look));
                return true;
            });
            desktop.awaitText("claude");
            snap("overview", scheme, desktop.stage());
            for (String name : List.of("docs-rewrite", "eager-heron", "payments-spike")) {
                desktop.select(name);
                desktop.awaitText(name.equals("docs-rewrite") ? "“docs-rewrite” is stopped" : name);
                snap("overview-" + name, scheme, desktop.stage());
            }
            desktop.select("brave-otter");
            desktop.section("terminals");
            desktop.awaitText("Ready to work");
            snap("ready", scheme, desktop.stage());
            desktop.click("#terminal");
            DesktopFixture.await("the shell is read", () -> TerminalTest.screen(desktop, "brave-otter")
                    .contains("ready"));
            DesktopFixture.await("it is drawn", () -> TerminalTest.asleep(desktop, "brave-otter"));
            snap("terminal", scheme, desktop.stage());
            service.sessions.getFirst().end(1);
            desktop.awaitText("The session has ended with exit code 1.");
            snap("ended", scheme, desktop.stage());
            desktop.select("docs-rewrite");
            desktop.awaitText("“docs-rewrite” is stopped");
            snap("stopped", scheme, desktop.stage());
            desktop.delete();
            desktop.awaitText("Delete “docs-rewrite”?");
            snap("delete", scheme, Window.getWindows().getLast());
            desktop.click("#delete-no");
            service.failure = new CoopException(
                    Kind.ERROR,
                    "“docs-rewrite” cannot start: the pool “coop” has no space left",
                    "Delete what you no longer need, or enlarge the pool.");
            desktop.click("#start");
            desktop.awaitText("Copy details");
            snap("failing", scheme, desktop.stage());
            service.failure = null;
            desktop.select("eager-heron");
            desktop.awaitText("“eager-heron” is locked");
            snap("locked", scheme, desktop.stage());
            desktop.click(".container-list");
            desktop.press(KeyCode.SHORTCUT, KeyCode.A);
            desktop.awaitText("6 chosen");
            snap("several", scheme, desktop.stage());
            desktop.click("#bulk-delete");
            desktop.awaitText("Delete 5 containers?");
            snap("delete-several", scheme, Window.getWindows().getLast());
            desktop.click("#delete-no");
            desktop.click("#search");
            desktop.type("nothing like it");
            desktop.awaitText("No container fits.");
            snap("search", scheme, desktop.stage());
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void snapshots(ColorScheme scheme) throws Exception {
        fill();
        FakeServices services = new FakeServices(service);
        try (DesktopFixture desktop = DesktopFixture.open(services, scheme, 1120, 720)) {
            desktop.select("brave-otter");
            desktop.section("snapshots");
            desktop.awaitText("Created");
            snap("snapshots-new", scheme, desktop.stage());
            SnapshotPictures.afternoon(services.snapshots);
            services.snapshots.basedOn = "before-refactoring";
            desktop.select("calm-falcon");
            desktop.awaitText("before-refactoring");
            desktop.click("#event-3");
            desktop.awaitText("The disk goes on from this snapshot.");
            snap("snapshots", scheme, desktop.stage());
            desktop.click("#snapshot-restore");
            desktop.awaitText("Go back to “before-refactoring”?");
            snap("snapshots-restore", scheme, Window.getWindows().getLast());
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitNoText("Go back to “before-refactoring”?");
            desktop.click("#snapshot-create");
            desktop.click("#snapshot-name");
            snap("snapshots-create", scheme, Window.getWindows().getLast());
            desktop.press(KeyCode.ESCAPE);
            desktop.click("#snapshot-compare");
            desktop.awaitText("server.py");
            desktop.click("server.py");
            desktop.click("#changes-read");
            desktop.awaitText("-    return sum(cart.values())");
            snap("changes", scheme, Window.getWindows().getLast());
            desktop.press(KeyCode.ESCAPE);
            SnapshotPictures.twoHundred(services.snapshots);
            desktop.select("brave-otter");
            desktop.awaitText("step-169");
            snap("snapshots-200", scheme, desktop.stage());
            services.snapshots.failure =
                    new CoopException(Kind.NO_CONNECTION, "Incus does not answer", "start it, then run: coop init");
            desktop.select("docs-rewrite");
            desktop.awaitText("Its snapshots cannot be shown");
            snap("snapshots-failed", scheme, desktop.stage());
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void nothingYet(ColorScheme scheme) throws Exception {
        try (DesktopFixture desktop = open(scheme)) {
            desktop.awaitText("Give your agent a place of its own");
            snap("empty", scheme, desktop.stage());
            service.disconnect(new CoopException(
                    Kind.NO_CONNECTION,
                    "Incus does not answer on /var/lib/incus/unix.socket",
                    "start it, then run: coop init"));
            desktop.awaitText("No connection");
            snap("disconnected", scheme, desktop.stage());
        }
    }

    private static void share(DesktopFixture desktop, String folder) throws Exception {
        DesktopFixture.onUi(() -> {
            ContainerItem item = desktop.window().model().find("brave-otter").orElseThrow();
            desktop.window().actions().share(item, Path.of(folder));
            return true;
        });
    }

    private static Mount mount(String source, Mode mode, boolean isProtected, Duration left, Mount.State state) {
        String name = source.substring(source.lastIndexOf('/') + 1);
        return new Mount(
                "brave-otter",
                name,
                source,
                "/home/agent/" + name,
                mode,
                isProtected,
                left.isZero() ? null : Instant.now().plus(left),
                state);
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void mounts(ColorScheme scheme) throws Exception {
        fill();
        FakeMounts mounts = new FakeMounts();
        FakeServices services = new FakeServices(service);
        services.mounts = mounts;
        try (DesktopFixture desktop = DesktopFixture.open(services, scheme, 1120, 720)) {
            desktop.select("brave-otter");
            desktop.section("mounts");
            desktop.awaitText("Nothing of yours is in here");
            snap("mounts-empty", scheme, desktop.stage());
            mounts.secrets = List.of("id_ed25519 (SSH private key)", ".env (passwords)");
            share(desktop, "/home/me/projects/payments-service");
            desktop.awaitText("It holds 2 things that should stay secret:");
            snap("mounts-sheet", scheme, Window.getWindows().getLast());
            desktop.click("#share");
            desktop.awaitText("/home/agent/payments-service");
            mounts.verdict = new Verdict(Level.PROTECTED, List.of("it is /home/me/.ssh, where SSH keep its keys"));
            share(desktop, "/home/me/.ssh");
            desktop.awaitText("This folder is protected. Sharing it takes a code that Coop sends you.");
            snap("mounts-protected", scheme, Window.getWindows().getLast());
            desktop.click("#share-cancel");
            mounts.verdict = new Verdict(Level.FORBIDDEN, List.of("it is the socket of Incus"));
            mounts.secrets = List.of();
            share(desktop, "/var/lib/incus");
            desktop.awaitText("Coop never shares this folder, not even with a code.");
            snap("mounts-refused", scheme, Window.getWindows().getLast());
            desktop.click("#share-cancel");
            mounts.put(mount("/home/me/projects/shop", Mode.READ_WRITE, false, Duration.ZERO, Mount.State.OK));
            mounts.put(mount("/home/me/.aws", Mode.READ_ONLY, true, Duration.ofMinutes(12), Mount.State.OK));
            mounts.put(mount("/home/me/old/notes", Mode.READ_WRITE, false, Duration.ZERO, Mount.State.CHANGED));
            mounts.put(mount("/media/stick/photos", Mode.READ_ONLY, false, Duration.ofHours(3), Mount.State.MISSING));
            desktop.section("overview");
            desktop.section("mounts");
            desktop.awaitText("/home/agent/photos");
            snap("mounts", scheme, desktop.stage());
            mounts.failure = new CoopException(Kind.ERROR, "Incus does not answer", "wait a little");
            desktop.section("overview");
            desktop.section("mounts");
            desktop.awaitText("Incus does not answer. Wait a little");
            snap("mounts-failing", scheme, desktop.stage());
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void creating(ColorScheme scheme) throws Exception {
        fill();
        CountDownLatch end = new CountDownLatch(1);
        service.creation = (request, listener) -> {
            listener.started(CreatePhase.CHECK);
            listener.finished(CreatePhase.CHECK, Duration.ofMillis(21));
            listener.started(CreatePhase.CREATE);
            listener.progress(CreatePhase.CREATE, "unpacking the image: 34 %");
            end.await();
            throw new CoopException(
                    Kind.WRONG_STATE, "There is no image \"coop-agent-base\"", "build it with: coop image build");
        };
        try (DesktopFixture desktop = open(scheme)) {
            desktop.select("brave-otter");
            desktop.click("#new-container");
            desktop.awaitText("Work folder");
            snap("dialog", scheme, Window.getWindows().getLast());
            desktop.robot().clickOn("#name");
            desktop.type("Bad");
            desktop.awaitText("Only lower-case letters, digits and dashes.");
            snap("dialog-invalid", scheme, Window.getWindows().getLast());
            DesktopFixture.onUi(() -> {
                desktop.robot().lookup("#name").queryTextInputControl().setText("brave-badger");
                return true;
            });
            desktop.click("#create");
            desktop.awaitText("unpacking the image: 34 %");
            snap("creating", scheme, Window.getWindows().getLast());
            end.countDown();
            desktop.awaitText("There is no image \"coop-agent-base\"");
            snap("create-failed", scheme, Window.getWindows().getLast());
        }
    }
}
