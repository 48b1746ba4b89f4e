package dev.coop.desktop;

import dev.coop.core.container.ContainerLogs.Log.Origin;
import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.application.ColorScheme;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogsTest {
    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);

    @BeforeEach
    void container() {
        containers.state("one", ContainerState.RUNNING);
    }

    private DesktopFixture open() throws Exception {
        DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 960, 640);
        desktop.select("one");
        desktop.section("logs");
        return desktop;
    }

    private static ListView<?> list(DesktopFixture desktop) {
        return desktop.robot().lookup("#log-lines").queryListView();
    }

    /** Whether a cell with this text is on the screen. */
    private static boolean shows(DesktopFixture desktop, String text) {
        return desktop.robot().lookup(".log-cell").queryAllAs(ListCell.class).stream()
                .anyMatch(cell -> cell.isVisible() && text.equals(cell.getAccessibleText()));
    }

    @Test
    void linesAreFollowedUntilTheUserLooksBack() throws Exception {
        services.logs.before =
                IntStream.range(0, 500).mapToObj(n -> "line " + n).toList();
        try (DesktopFixture desktop = open()) {
            DesktopFixture.await("the last line", () -> shows(desktop, "line 499"));
            desktop.click("#log-lines");
            desktop.press(KeyCode.HOME);
            DesktopFixture.await("the first line", () -> shows(desktop, "line 0"));
            services.logs.write("news");
            desktop.awaitText("Journal  ·  501 lines");
            assertThat(DesktopFixture.onUi(() -> shows(desktop, "line 0")))
                    .as("it stays where the user reads")
                    .isTrue();
            desktop.press(KeyCode.END);
            DesktopFixture.await("the news", () -> shows(desktop, "news"));
            services.logs.write("more news");
            DesktopFixture.await("what comes after it", () -> shows(desktop, "more news"));
        }
    }

    @Test
    void pauseKeepsBackWhatComesAndTellsHowMuch() throws Exception {
        services.logs.before = List.of("first");
        try (DesktopFixture desktop = open()) {
            DesktopFixture.await("the first line", () -> shows(desktop, "first"));
            desktop.click("#logs-pause");
            services.logs.write("second");
            desktop.awaitText("Pause (1)");
            assertThat(DesktopFixture.onUi(() -> list(desktop).getItems())).hasSize(1);
            desktop.section("overview");
            desktop.section("logs");
            desktop.awaitText("Pause (1)");
            desktop.click("#logs-pause");
            DesktopFixture.await("the second line", () -> shows(desktop, "second"));
        }
        DesktopFixture.await("nothing is read any more", () -> services.logs.open.get() == 0);
    }

    @Test
    void aSearchIsAKeyAwayAndEscapeEndsIt() throws Exception {
        services.logs.before = List.of("apples", "pears", "more apples");
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("Journal  ·  3 lines");
            desktop.click("#log-lines");
            desktop.press(KeyCode.SHORTCUT, KeyCode.F);
            desktop.type("APPLE");
            desktop.awaitText("Journal  ·  2 of 3 lines");
            desktop.type("zzz");
            desktop.awaitText("No line has this in it");
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitText("Journal  ·  3 lines");
            desktop.click("#log-lines");
            desktop.press(KeyCode.SHORTCUT, KeyCode.A);
            desktop.press(KeyCode.SHORTCUT, KeyCode.C);
            assertThat(DesktopFixture.onUi(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo("apples\npears\nmore apples");
        }
    }

    @Test
    void aLogThatCannotBeReadSaysWhyAndIsTriedAgain() throws Exception {
        services.logs.failure = new CoopException(Kind.ERROR, "The log is not to be had", "look at the server");
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("The log is not to be had");
            desktop.awaitText("Look at the server");
            services.logs.failure = null;
            desktop.robot().clickOn("Try again");
            desktop.awaitText("Nothing has been logged yet");
            services.logs.origin = Origin.CONSOLE;
            services.logs.before = List.of("Welcome");
            containers.state("one", ContainerState.STOPPED);
            desktop.awaitText("Console since its start  ·  1 line");
        }
    }

    @Test
    void aHundredThousandLinesScrollSmoothly() throws Exception {
        services.logs.before = IntStream.range(0, 100_000)
                .mapToObj(n -> "2026-11-24T09:00:00+00:00 systemd[1]: Started unit number " + n + " of many")
                .toList();
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("Journal  ·  100,000 lines");
            List<Long> pages = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                int to = (int) ((step * 7919L * 13) % 100_000);
                pages.add(DesktopFixture.onUi(() -> {
                    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                    long start = threads.getCurrentThreadCpuTime();
                    list(desktop).scrollTo(to);
                    list(desktop).layout();
                    return threads.getCurrentThreadCpuTime() - start;
                }));
            }
            double median = pages.stream().sorted().skip(30).findFirst().orElseThrow() / 1e6;
            System.out.println("to another page of 100,000 lines, ms of processor: " + median);
            assertThat(median)
                    .as("ms of processor, whatever else the machine does")
                    .isLessThan(50);
        }
    }
}
