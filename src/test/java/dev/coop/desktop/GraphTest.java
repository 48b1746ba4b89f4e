package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.Mount;
import dev.coop.core.mount.Mount.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The picture of all mounts, with keys and eyes. */
class GraphTest {
    private final FakeContainers containers = new FakeContainers();
    private final FakeMounts mounts = new FakeMounts();

    private void put(
            String container,
            String source,
            Mode mode,
            boolean isProtected,
            @Nullable Duration left,
            Mount.State state) {
        String name = source.substring(source.lastIndexOf('/') + 1).replace(".", "");
        mounts.put(new Mount(
                container,
                name,
                source,
                "/home/agent/" + name,
                mode,
                isProtected,
                left == null ? null : Instant.now().plus(left),
                state));
    }

    private void put(String container, String source) {
        put(container, source, Mode.READ_WRITE, false, null, Mount.State.OK);
    }

    private DesktopFixture open(ColorScheme scheme) throws Exception {
        List.of("brave-otter", "calm-falcon", "docs-rewrite")
                .forEach(name -> containers.state(name, ContainerState.RUNNING));
        FakeServices services = new FakeServices(containers);
        services.mounts = mounts;
        DesktopFixture desktop = DesktopFixture.open(services, scheme, 1120, 720);
        desktop.select("brave-otter");
        desktop.click("#page-mounts");
        return desktop;
    }

    private static Node row(DesktopFixture desktop, String id) {
        return desktop.robot().lookup("#graph-row-" + id).query();
    }

    @Test
    void theKeyboardGoesFromMountToMountAndMendsThem() throws Exception {
        put("brave-otter", "/home/me/docs", Mode.READ_ONLY, true, null, Mount.State.OK);
        put("brave-otter", "/home/me/src");
        put("calm-falcon", "/home/me/src");
        try (DesktopFixture desktop = open(ColorScheme.LIGHT)) {
            desktop.awaitText("2 folders, 2 containers");
            DesktopFixture.onUi(() -> {
                row(desktop, "brave-otter-docs").requestFocus();
                return true;
            });
            assertThat(row(desktop, "brave-otter-docs").getAccessibleText())
                    .isEqualTo("brave-otter: /home/me/docs is seen at /home/agent/docs, read-only, "
                            + "Protected, opened with a code");
            desktop.press(KeyCode.DOWN);
            DesktopFixture.await(
                    "the next", () -> row(desktop, "brave-otter-src").isFocused());
            desktop.press(KeyCode.END);
            DesktopFixture.await(
                    "the last", () -> row(desktop, "calm-falcon-src").isFocused());
            desktop.click("#read-only-src");
            DesktopFixture.await(
                    "it is read-only",
                    () -> mounts.list("calm-falcon").getFirst().mode().isReadOnly());
            assertThat(mounts.list("brave-otter").getLast().mode()).isEqualTo(Mode.READ_WRITE);
            desktop.click("#remove-src");
            desktop.awaitText("2 folders, one container");
        }
    }

    @Test
    void oneContainerCanBeLookedAtAlone() throws Exception {
        put("brave-otter", "/home/me/docs");
        put("calm-falcon", "/home/me/src");
        try (DesktopFixture desktop = open(ColorScheme.LIGHT)) {
            desktop.awaitText("/home/agent/docs");
            DesktopFixture.onUi(() -> {
                javafx.scene.control.ComboBox<?> choice =
                        desktop.robot().lookup("#graph-choice").queryComboBox();
                choice.getSelectionModel().select(2);
                return true;
            });
            desktop.awaitNoText("/home/agent/docs");
            assertThat(DesktopFixture.reads("/home/agent/src")).isTrue();
        }
    }

    @Test
    void itIsLargerAndSmallerByTheKeyboard() throws Exception {
        put("brave-otter", "/home/me/src");
        try (DesktopFixture desktop = open(ColorScheme.LIGHT)) {
            desktop.awaitText("/home/agent/src");
            DesktopFixture.onUi(() -> {
                row(desktop, "brave-otter-src").requestFocus();
                return true;
            });
            desktop.press(KeyCode.CONTROL, KeyCode.MINUS);
            desktop.awaitText("83 %");
            desktop.press(KeyCode.CONTROL, KeyCode.DIGIT0);
            desktop.awaitText("100 %");
            desktop.press(KeyCode.CONTROL, KeyCode.EQUALS);
            desktop.awaitText("120 %");
        }
    }

    @Test
    void ofManyMountsOnlyWhatIsSeenIsDrawnAndTheKeyboardReachesAll() throws Exception {
        for (int i = 100; i < 300; i++) {
            put("worker-" + i / 5, "/home/me/service-" + i);
        }
        try (DesktopFixture desktop = open(ColorScheme.LIGHT)) {
            desktop.awaitText("200 folders, 40 containers");
            desktop.awaitText("/home/agent/service-100");
            assertThat(DesktopFixture.reads("/home/agent/service-299")).isFalse();
            DesktopFixture.onUi(() -> {
                row(desktop, "worker-20-service-100").requestFocus();
                return true;
            });
            desktop.press(KeyCode.END);
            DesktopFixture.await(
                    "the last", () -> row(desktop, "worker-59-service-299").isFocused());
            desktop.press(KeyCode.UP);
            DesktopFixture.await(
                    "the one above", () -> row(desktop, "worker-59-service-298").isFocused());
            desktop.press(KeyCode.HOME);
            DesktopFixture.await(
                    "the first", () -> row(desktop, "worker-20-service-100").isFocused());
            desktop.awaitNoText("/home/agent/service-299");
        }
    }

    @Test
    void aMountThatSomebodyElseTakesAwayVanishes() throws Exception {
        put("brave-otter", "/home/me/src");
        try (DesktopFixture desktop = open(ColorScheme.LIGHT)) {
            desktop.awaitText("/home/agent/src");
            mounts.remove("brave-otter", "src");
            containers.mounts("brave-otter", 0);
            desktop.awaitText("No container sees anything of yours");
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void everyStateCanBeRead(ColorScheme scheme) throws Exception {
        try (DesktopFixture desktop = open(scheme)) {
            desktop.awaitText("No container sees anything of yours");
            ScreenshotTest.snap("graph-empty", scheme, desktop.stage());
            put("brave-otter", "/home/me/projects/shop");
            again(desktop, "/home/agent/shop");
            ScreenshotTest.snap("graph-one", scheme, desktop.stage());

            put("brave-otter", "/home/me/.aws", Mode.READ_ONLY, true, Duration.ofMinutes(12), Mount.State.OK);
            put("brave-otter", "/home/me/old/notes", Mode.READ_WRITE, false, null, Mount.State.CHANGED);
            put("calm-falcon", "/home/me/projects/shop");
            put("calm-falcon", "/home/me/.ssh", Mode.READ_ONLY, true, null, Mount.State.OK);
            put("calm-falcon", "/media/stick/photos", Mode.READ_ONLY, false, Duration.ofHours(3), Mount.State.MISSING);
            put("docs-rewrite", "/home/me/docs/handbook");
            again(desktop, "/home/agent/handbook");
            DesktopFixture.onUi(() -> {
                row(desktop, "brave-otter-aws").requestFocus();
                return true;
            });
            desktop.awaitText("For another 12 min");
            ScreenshotTest.snap("graph", scheme, desktop.stage());

            for (int i = 0; i < 53; i++) {
                put("worker-" + i / 6, "/home/me/projects/service-" + (i % 7 == 0 ? 0 : i));
            }
            again(desktop, "52 folders, 12 containers. 2 are not as they were shared.");
            ScreenshotTest.snap("graph-60", scheme, desktop.stage());
            desktop.click("#graph-zoom-fit");
            desktop.awaitText("40 %");
            ScreenshotTest.snap("graph-60-small", scheme, desktop.stage());

            mounts.failure = new CoopException(Kind.ERROR, "Incus does not answer", "wait a little");
            desktop.click("#page-mounts");
            desktop.click("#page-mounts");
            desktop.awaitText("Wait a little");
            ScreenshotTest.snap("graph-failing", scheme, desktop.stage());
        }
    }

    /** Looks at the page anew, as it does by itself by and by. */
    private static void again(DesktopFixture desktop, String text) throws Exception {
        desktop.click("#page-mounts");
        desktop.click("#page-mounts");
        desktop.awaitText(text);
    }
}
