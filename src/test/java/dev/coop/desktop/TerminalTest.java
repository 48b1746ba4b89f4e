package dev.coop.desktop;

import dev.coop.core.container.Command;
import dev.coop.core.container.ContainerState;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.terminal.TerminalTabs;
import dev.coop.desktop.terminal.TerminalView;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTest {
    private final FakeContainers service = new FakeContainers();

    @BeforeEach
    void oneContainer() {
        service.state("one", ContainerState.RUNNING);
    }

    static TerminalTabs tabs(DesktopFixture desktop, String container) {
        ContainerItem item = desktop.window().model().find(container).orElseThrow();
        return desktop.window().terminals().of(item);
    }

    static String screen(DesktopFixture desktop, String container) {
        List<TerminalView> views = tabs(desktop, container).views();
        return views.isEmpty() ? "" : views.getLast().screenText();
    }

    /** Also what has scrolled away; lines without what is blank at their ends. */
    static String allText(DesktopFixture desktop, String container) {
        List<TerminalView> views = tabs(desktop, container).views();
        return views.isEmpty()
                ? ""
                : views.getLast().allText().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    static boolean asleep(DesktopFixture desktop, String container) {
        return tabs(desktop, container).views().stream().noneMatch(TerminalView::isAwake);
    }

    private static void openTerminal(DesktopFixture desktop) {
        desktop.select("one");
        desktop.click("#terminal");
        DesktopFixture.await("the prompt", () -> screen(desktop, "one").contains("agent@sandbox"));
    }

    /** How many points of the terminal are not background. */
    private static long ink(DesktopFixture desktop) {
        Canvas canvas = tabs(desktop, "one").lookupAll("Canvas").stream()
                .filter(Canvas.class::isInstance)
                .map(Canvas.class::cast)
                .findFirst()
                .orElseThrow();
        WritableImage picture = canvas.snapshot(null, null);
        int background = picture.getPixelReader().getArgb((int) picture.getWidth() - 2, (int) picture.getHeight() - 2);
        long count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += picture.getPixelReader().getArgb(x, y) == background ? 0 : 1;
            }
        }
        return count;
    }

    @Test
    void typedTextIsEchoed() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            openTerminal(desktop);
            desktop.type("echo hello");
            DesktopFixture.await("the echo", () -> screen(desktop, "one").contains("$ echo hello"));
        }
    }

    @Test
    void opensAsTheAgentInTheSizeOfTheWindow() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            openTerminal(desktop);
            Command shell = service.commands.getFirst();
            assertThat(shell.user()).isEqualTo("agent");
            Command.Terminal size = java.util.Objects.requireNonNull(shell.terminal());
            assertThat(size.type()).isEqualTo("xterm-256color");
            assertThat(size.columns()).isBetween(60, 100);
            DesktopFixture.onUi(() -> {
                desktop.stage().setWidth(760);
                return true;
            });
            DesktopFixture.await("the new size", () -> service.sessions.getFirst().sizes().stream()
                    .anyMatch(told -> Integer.parseInt(told.split("x", 2)[0]) < size.columns()));
        }
    }

    @Test
    void closingTheTabClosesTheSession() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            openTerminal(desktop);
            desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
            DesktopFixture.await(
                    "the session is closed", () -> service.sessions.getFirst().closed());
            desktop.awaitText("Ready to work");
        }
    }

    @Test
    void closingTheWindowClosesAllSessions() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            openTerminal(desktop);
            desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
            DesktopFixture.await("the second", () -> service.sessions.size() == 2);
        }
        assertThat(service.sessions).hasSize(2).allMatch(FakeSession::closed);
    }

    @Test
    void aDeletedContainersSessionsAreClosed() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            openTerminal(desktop);
            service.remove("one");
            DesktopFixture.await(
                    "the session is closed", () -> service.sessions.getFirst().closed());
        }
    }

    @Test
    void whatEndedCanBeOpenedAgainWithEnter() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            openTerminal(desktop);
            service.sessions.getFirst().end(3);
            desktop.awaitText("The session has ended with exit code 3.");
            service.greeting = "again$ ";
            desktop.press(KeyCode.ENTER);
            DesktopFixture.await("the new prompt", () -> screen(desktop, "one").contains("again$"));
            desktop.awaitNoText("The session has ended with exit code 3.");
            assertThat(screen(desktop, "one")).as("what stood there before").contains("agent@sandbox");
            desktop.type("ok");
            DesktopFixture.await("the echo", () -> screen(desktop, "one").contains("again$ ok"));
        }
    }

    @Test
    void anEndedTerminalOfAStoppedContainerSaysSo() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            openTerminal(desktop);
            service.sessions.getFirst().end(137);
            service.state("one", ContainerState.STOPPED);
            desktop.awaitText("The container has stopped.");
            assertThat(screen(desktop, "one")).contains("agent@sandbox");
        }
    }

    @Test
    void shiftEnterIsANewLineToTheAgent() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            openTerminal(desktop);
            desktop.type("a");
            desktop.press(KeyCode.SHIFT, KeyCode.ENTER);
            desktop.type("b");
            DesktopFixture.await(
                    "the end", () -> service.sessions.getFirst().typed().endsWith("b"));
            assertThat(service.sessions.getFirst().typed()).isEqualTo("a\u001b\rb");
        }
    }

    @Test
    void drawsNothingWhileNothingHappens() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            openTerminal(desktop);
            DesktopFixture.await("it rests", () -> asleep(desktop, "one"));
            long before = DesktopFixture.onUi(() -> ink(desktop));
            service.sessions.getFirst().print("\r\n" + "#".repeat(40));
            DesktopFixture.await("it woke and drew", () -> ink(desktop) > before + 1000);
            DesktopFixture.await("it rests again", () -> asleep(desktop, "one"));
        }
    }
}
