package dev.coop.desktop;

import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.image.ImageService;
import dev.coop.core.mount.Mount;
import dev.coop.core.mount.MountService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.application.ColorScheme;
import javafx.css.Styleable;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The window answers, whatever goes on behind it. */
class ResponsivenessTest {
    private final FakeContainers containers = new FakeContainers();

    private static List<String> ids(DesktopFixture desktop, String style) throws Exception {
        return DesktopFixture.onUi(() -> desktop.robot().lookup(style).queryAll().stream()
                .filter(Node::isVisible)
                .map(Styleable::getId)
                .toList());
    }

    /** To every section and page, and back: a second click on a page leads to the container. */
    private static void walk(DesktopFixture desktop) throws Exception {
        for (String style : List.of(".section-tab", ".navigation-button")) {
            for (String id : ids(desktop, style)) {
                desktop.click("#" + id);
                DesktopFixture.await(id + " is chosen", () -> desktop.robot()
                        .lookup("#" + id)
                        .queryAs(ToggleButton.class)
                        .isSelected());
            }
        }
        desktop.click("#" + ids(desktop, ".navigation-button").getLast());
    }

    @Test
    void noFlowHoldsTheJavaFxThread() throws Exception {
        IntStream.range(0, 200).forEach(number -> containers.state("box-" + number, ContainerState.RUNNING));
        FakeServices services = new FakeServices(containers);
        services.logs.before =
                IntStream.range(0, 10_000).mapToObj(n -> "line " + n).toList();
        services.files.folder("/home/agent/workspace");
        IntStream.range(0, 3000).forEach(number -> services.files.file("/home/agent/f" + number, "x"));
        try (DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 1000, 700)) {
            desktop.select("box-0");
            // Once for the classes that are loaded and compiled: that is measured as the start-up.
            flow(desktop);
            try (Watchdog watchdog = new Watchdog()) {
                flow(desktop);
                assertThat(watchdog.holds()).isEmpty();
            }
        }
    }

    @Test
    void openingTheGraphOfSixtyMountsDoesNotHoldTheJavaFxThread() throws Exception {
        FakeMounts mounts = new FakeMounts();
        for (int i = 0; i < 60; i++) {
            String container = "box-" + i / 6;
            containers.state(container, ContainerState.RUNNING);
            String name = "service-" + i;
            mounts.put(new Mount(
                    container,
                    name,
                    "/home/me/" + (i % 7 == 0 ? "shared" : name),
                    "/home/agent/" + name,
                    Mount.Mode.READ_WRITE,
                    false,
                    null,
                    Mount.State.OK));
        }
        FakeServices services = new FakeServices(containers);
        services.mounts = mounts;
        // The first time for the classes, as above.
        var _ = openGraph(services);
        assertThat(openGraph(services)).isEmpty();
    }

    /** What held the JavaFX thread meanwhile. */
    private static List<String> openGraph(FakeServices services) throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 1000, 900)) {
            desktop.select("box-0");
            try (Watchdog watchdog = new Watchdog()) {
                desktop.click("#page-mounts");
                desktop.awaitText("/home/agent/service-9");
                desktop.awaitText("52 folders, 10 containers");
                return watchdog.holds();
            }
        }
    }

    private static void flow(DesktopFixture desktop) throws Exception {
        walk(desktop);
        desktop.click("#search");
        desktop.type("box-19");
        desktop.awaitText("11 of 200");
        desktop.press(KeyCode.SHORTCUT, KeyCode.A);
        desktop.press(KeyCode.BACK_SPACE);
        desktop.awaitNoText("11 of 200");
    }

    /** Each call takes five seconds, or until the test is over. */
    private static final class Slow {
        private final CountDownLatch over = new CountDownLatch(1);
        private final AtomicInteger calls = new AtomicInteger();

        private <T> T service(Class<T> type, T quick) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        // The watch is told, it does not ask.
                        if (!method.getName().equals("watch") && method.getDeclaringClass() != Object.class) {
                            calls.incrementAndGet();
                            try {
                                var _ = over.await(5, TimeUnit.SECONDS);
                            } catch (InterruptedException cancelled) {
                                throw new CoopException(Kind.INTERRUPTED, "Cancelled", "", cancelled);
                            }
                        }
                        try {
                            return method.invoke(quick, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    }));
        }
    }

    @Test
    void aSlowIncusDoesNotFreezeTheWindow() throws Exception {
        containers.state("one", ContainerState.RUNNING);
        Slow slow = new Slow();
        ContainerService slowContainers = slow.service(ContainerService.class, containers);
        FakeServices services = new FakeServices(slowContainers) {
            @Override
            public ContainerMonitor monitor() {
                return slow.service(ContainerMonitor.class, super.monitor());
            }

            @Override
            public ContainerLogs logs() {
                return slow.service(ContainerLogs.class, super.logs());
            }

            @Override
            public ContainerFiles files() {
                return slow.service(ContainerFiles.class, super.files());
            }

            @Override
            public ImageService images() {
                return slow.service(ImageService.class, super.images());
            }

            @Override
            public MountService mounts() {
                return slow.service(MountService.class, super.mounts());
            }
        };
        try (DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 1000, 700)) {
            desktop.select("one");
            walk(desktop);
            try (Watchdog watchdog = new Watchdog()) {
                desktop.click("#stop");
                desktop.awaitText("Stopping…");
                walk(desktop);
                assertThat(watchdog.holds()).isEmpty();
            }
            assertThat(slow.calls).hasValueGreaterThan(4);
            slow.over.countDown();
            desktop.awaitText("Stopped");
        }
    }
}
