package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.settings.Setting;
import dev.coop.core.terminal.SavedTerminal;
import dev.coop.core.terminal.SavedTerminals;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Terminals whose shells live in tmux. */
class TerminalTabsTest {
    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);

    @BeforeEach
    void tmuxInOneContainer() {
        containers.state("one", ContainerState.RUNNING);
        containers.tmux.there = true;
    }

    private DesktopFixture open() throws Exception {
        return DesktopFixture.open(services, ColorScheme.LIGHT, 960, 640);
    }

    private static void openTerminal(DesktopFixture desktop) {
        desktop.select("one");
        desktop.click("#terminal");
        DesktopFixture.await(
                "the prompt", () -> TerminalTest.screen(desktop, "one").contains("agent@sandbox"));
    }

    private List<SavedTerminal> saved() {
        return new SavedTerminals(services.terminals()).load();
    }

    private static int tabs(DesktopFixture desktop) throws Exception {
        return DesktopFixture.onUi(
                () -> TerminalTest.tabs(desktop, "one").countProperty().get());
    }

    @Test
    void whatIsTypedReachesTheShellInTmux() throws Exception {
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
            desktop.type("echo hé");
            DesktopFixture.await(
                    "the echo", () -> containers.sessions.getFirst().typed().endsWith("echo hé"));
        }
    }

    @Test
    void closingTheWindowLeavesTheSessionAndTheNextStartShowsItUnderItsTitle() throws Exception {
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
            desktop.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.N);
            desktop.click("#terminal-title");
            desktop.press(KeyCode.CONTROL, KeyCode.A);
            desktop.type("build");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("build");
        }
        assertThat(containers.tmux.sessions).hasSize(1);
        assertThat(saved()).extracting(SavedTerminal::title).containsExactly("build");
        try (DesktopFixture desktop = open()) {
            desktop.select("one");
            desktop.section("terminals");
            desktop.awaitText("build");
            DesktopFixture.await(
                    "its screen", () -> TerminalTest.screen(desktop, "one").contains("agent@sandbox"));
            desktop.click("#terminal");
            DesktopFixture.await("another one", () -> tabs(desktop) == 2);
        }
        assertThat(containers.tmux.sessions).hasSize(2);
    }

    @Test
    void theTerminalButtonShowsWhatIsRestoredInsteadOfOpeningAnother() throws Exception {
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
        }
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
            assertThat(tabs(desktop)).isEqualTo(1);
        }
        assertThat(containers.tmux.sessions).hasSize(1);
    }

    @Test
    void aSessionThatIsGoneIsNotRestored() throws Exception {
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
        }
        containers.tmux.sessions.clear();
        try (DesktopFixture desktop = open()) {
            desktop.select("one");
            desktop.section("terminals");
            desktop.awaitText("Ready to work");
            DesktopFixture.await("it is forgotten", () -> saved().isEmpty());
        }
    }

    @Test
    void aTerminalInALockedContainerComesBackWhenItIsUnlocked() throws Exception {
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
        }
        containers.state("one", ContainerState.FROZEN);
        try (DesktopFixture desktop = open()) {
            desktop.select("one");
            desktop.section("terminals");
            assertThat(saved()).hasSize(1);
            containers.state("one", ContainerState.RUNNING);
            DesktopFixture.await(
                    "its screen", () -> TerminalTest.screen(desktop, "one").contains("agent@sandbox"));
        }
    }

    @Test
    void closingATabEndsItsSession() throws Exception {
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
            desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
            desktop.awaitText("Ready to work");
            DesktopFixture.await("the session ends", containers.tmux.sessions::isEmpty);
            DesktopFixture.await("it is forgotten", () -> saved().isEmpty());
        }
    }

    @Test
    void closingATabAsksWhenSomethingRunsInIt() throws Exception {
        containers.tmux.running = "make\ncc1\u001b[2J\n";
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
            desktop.click(".tab-close-button");
            desktop.awaitText("Close the terminal “Terminal”?");
            desktop.awaitText("“make” runs in it, in “one”, and will be ended.");
            desktop.click("#delete-no");
            assertThat(tabs(desktop)).isEqualTo(1);
            containers.tmux.running = "bash\nevil\u001b[2J\n";
            desktop.click(".tab-close-button");
            desktop.awaitText("“evil\\x1b[2J” runs in it, in “one”, and will be ended.");
            desktop.click("#delete-yes");
            desktop.awaitText("Ready to work");
            DesktopFixture.await("the session ends", containers.tmux.sessions::isEmpty);
        }
    }

    @Test
    void aTabOfALockedContainerIsClosedAndItsSessionComesBackLater() throws Exception {
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
            containers.state("one", ContainerState.FROZEN);
            desktop.awaitText("The container is locked.");
            desktop.click(".tab-close-button");
            desktop.awaitText("“Terminal” in “one” could not be ended and goes on");
            assertThat(saved()).hasSize(1);
        }
    }

    @Test
    void theBannerOfALockedContainerUnlocksIt() throws Exception {
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
            containers.state("one", ContainerState.FROZEN);
            desktop.awaitText("The container is locked.");
            desktop.click("#terminal-unlock");
            desktop.awaitNoText("The container is locked.");
        }
    }

    @Test
    void aTerminalMovesToAWindowOfItsOwnAndBack() throws Exception {
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
            desktop.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.W);
            desktop.awaitText("The terminals are in windows of their own");
            DesktopFixture.await("its window", () -> Window.getWindows().stream()
                    .anyMatch(each -> each instanceof Stage stage && "Terminal – one".equals(stage.getTitle())));
            desktop.type("over there");
            DesktopFixture.await(
                    "the echo", () -> containers.sessions.getFirst().typed().contains("over there"));
            desktop.click("#terminal-attach");
            desktop.awaitNoText("The terminals are in windows of their own");
            desktop.type("and back");
            DesktopFixture.await(
                    "the echo", () -> containers.sessions.getFirst().typed().contains("and back"));
            assertThat(containers.sessions).as("the same session all the time").hasSize(1);
        }
    }

    @Test
    void windowsOfTerminalsCloseWithTheMainWindow() throws Exception {
        try (DesktopFixture desktop = open()) {
            openTerminal(desktop);
            desktop.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.W);
            desktop.awaitText("The terminals are in windows of their own");
            DesktopFixture.onUi(() -> {
                desktop.stage().hide();
                return true;
            });
            DesktopFixture.await("all are closed", () -> Window.getWindows().isEmpty());
        }
        assertThat(containers.tmux.sessions).hasSize(1);
    }

    @Test
    void aSnapshotIsMadeBeforeAShellWhenTheSettingsSaySo() throws Exception {
        services.settings().set(Setting.SNAPSHOT_BEFORE_SHELL, true);
        CountDownLatch made = new CountDownLatch(1);
        services.snapshots.onAutomatic = () -> {
            try {
                made.await();
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        };
        try (DesktopFixture desktop = open()) {
            desktop.select("one");
            desktop.click("#terminal");
            desktop.awaitText("Making a snapshot before the shell is opened…");
            assertThat(containers.sessions).isEmpty();
            made.countDown();
            DesktopFixture.await(
                    "the prompt", () -> TerminalTest.screen(desktop, "one").contains("agent@sandbox"));
        }
    }

    @Test
    void withoutItsSnapshotThereIsNoShell() throws Exception {
        services.settings().set(Setting.SNAPSHOT_BEFORE_SHELL, true);
        services.snapshots.onAutomatic = () -> {
            throw new CoopException(CoopException.Kind.ERROR, "The pool is full", "free some room");
        };
        try (DesktopFixture desktop = open()) {
            desktop.select("one");
            desktop.click("#terminal");
            desktop.awaitText("The pool is full");
            desktop.awaitText("Free some room");
            assertThat(containers.sessions).isEmpty();
        }
    }
}
