package dev.coop.desktop;

import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerState;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.CreateRequest;
import dev.coop.incus.Event;
import dev.coop.incus.EventListener;
import dev.coop.incus.IncusException;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.NotificationDesktop;
import dev.coop.testing.TestImages;
import dev.coop.testing.TrayPanel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged desktop over the real Incus, on a display and a session bus of its own. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PackagedDesktopIT {
    private static final int CONTAINERS = 3;

    private static final String SENTENCE = "Coop is open already; its window is in front now.\n";

    @RegisterExtension
    static final CoopFixture COOP = new CoopFixture();

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    static NotificationDesktop session;

    private static final Map<String, String> ENVIRONMENT = new HashMap<>();

    @BeforeAll
    static void startSession() throws Exception {
        session = new NotificationDesktop(folder, false);
        Path runtime = Files.createDirectory(
                folder.resolve("runtime"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ENVIRONMENT.putAll(COOP.environment());
        ENVIRONMENT.putAll(session.environment());
        // There is no accessibility bus here, which GTK would complain of.
        ENVIRONMENT.put("NO_AT_BRIDGE", "1");
        ENVIRONMENT.put("XDG_RUNTIME_DIR", runtime.toString());
    }

    @AfterAll
    static void endSession() {
        session.close();
    }

    private static CoopProcess start() {
        return CoopProcess.coop(ENVIRONMENT, "desktop");
    }

    @Test
    void ofSeveralStartsAtOnceOneOpensAWindowAndTheOthersSayThatItIsThere() throws Exception {
        int starts = 3;
        List<CoopProcess> all = new ArrayList<>();
        try (TrayPanel panel = new TrayPanel(session.environment(), true)) {
            CountDownLatch others = new CountDownLatch(starts - 1);
            for (int i = 0; i < starts; i++) {
                CoopProcess started = start();
                all.add(started);
                var _ = started.ended().thenRun(others::countDown);
            }
            assertThat(others.await(60, TimeUnit.SECONDS)).isTrue();
            panel.awaitIcon();
            List<CoopProcess> ended =
                    all.stream().filter(each -> !each.isAlive()).toList();
            assertThat(ended).hasSize(starts - 1);
            for (CoopProcess each : ended) {
                CoopProcess.Result result = each.await();
                assertThat(result.err()).isEmpty();
                assertThat(result.out()).isEqualTo(SENTENCE);
                assertThat(result.code()).isZero();
            }
        } finally {
            all.forEach(CoopProcess::close);
        }
    }

    @Test
    void aSecondStartEndsWellWithOneSentenceAndAfterACrashTheNextIsTheFirst() throws Exception {
        try (TrayPanel panel = new TrayPanel(session.environment(), true)) {
            try (CoopProcess first = start()) {
                panel.awaitIcon();
                try (CoopProcess second = start()) {
                    CoopProcess.Result result = second.await();
                    assertThat(result.err()).isEmpty();
                    assertThat(result.out()).isEqualTo(SENTENCE);
                    assertThat(result.code()).isZero();
                }
                first.signal("KILL");
                first.await();
            }
            try (CoopProcess next = start()) {
                String icon = panel.awaitIcon();
                panel.click(icon, TrayPanel.number(panel.menu(icon), "Quit Coop"));
                CoopProcess.Result quit = next.await();
                assertThat(quit.err()).isEmpty();
                assertThat(quit.code()).isZero();
            }
        }
    }

    @Test
    void aFirstThatHangsIsSaidWithHowToEndIt() throws Exception {
        try (TrayPanel panel = new TrayPanel(session.environment(), true);
                CoopProcess first = start()) {
            panel.awaitIcon();
            first.signal("STOP");
            try (CoopProcess start = start()) {
                CoopProcess.Result second = start.await();
                assertThat(second.code()).isEqualTo(1);
                assertThat(second.err())
                        .startsWith("coop: Coop is open already, but its window does not answer")
                        .containsPattern("kill [0-9]+")
                        .hasLineCount(1);
            } finally {
                first.signal("CONT");
            }
        }
    }

    @Test
    void lockAllInTheTrayFreezesEveryRunningContainerAndUnlockAllLetsThemGoOn() throws Exception {
        List<String> names = IntStream.rangeClosed(1, CONTAINERS)
                .mapToObj(number -> "tray-" + number)
                .toList();
        for (String name : names) {
            COOP.containers()
                    .create(new CreateRequest(name, TestImages.MINIMAL, 1, 256, null, null), CreateListener.NONE);
        }
        String all = "all \\(" + CONTAINERS + "\\)";
        Map<String, Long> frozen = new ConcurrentHashMap<>();
        CountDownLatch listening = new CountDownLatch(1);
        CountDownLatch locked = new CountDownLatch(CONTAINERS);
        try (TrayPanel panel = new TrayPanel(session.environment(), true);
                CoopProcess _ = start();
                var _ = COOP.incus().client().events().subscribe(Set.of(Event.Type.LIFECYCLE), new EventListener() {
                    @Override
                    public void event(Event event) {
                        if (event instanceof Event.Lifecycle lifecycle
                                && lifecycle.project().equals(COOP.incus().project())
                                && lifecycle.action().equals("instance-paused")
                                && frozen.put(lifecycle.name(), System.nanoTime()) == null) {
                            locked.countDown();
                        }
                    }

                    @Override
                    public void connected() {
                        listening.countDown();
                    }

                    @Override
                    public void disconnected(IncusException why) {}
                })) {
            String icon = panel.awaitIcon();
            String menu = panel.awaitMenu(icon, now -> now.contains("'Lock all (" + CONTAINERS + ")'"));
            assertThat(listening.await(20, TimeUnit.SECONDS)).isTrue();
            int lock = TrayPanel.number(menu, "Lock " + all);
            long click = System.nanoTime();
            panel.click(icon, lock);
            assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();
            long last = frozen.values().stream().max(Long::compare).orElseThrow();
            System.out.println("Lock all of " + CONTAINERS + " in the tray, click to last frozen, ms: "
                    + TimeUnit.NANOSECONDS.toMillis(last - click));
            menu = panel.awaitMenu(icon, now -> now.contains("'Unlock all (" + CONTAINERS + ")'"));
            assertThat(states()).containsOnly(ContainerState.FROZEN).hasSize(CONTAINERS);

            panel.click(icon, TrayPanel.number(menu, "Unlock " + all));
            panel.awaitMenu(icon, now -> now.contains("'Lock all (" + CONTAINERS + ")'"));
            assertThat(states()).containsOnly(ContainerState.RUNNING).hasSize(CONTAINERS);
        }
    }

    private static List<ContainerState> states() {
        return COOP.containers().list().stream().map(Container::state).toList();
    }
}
