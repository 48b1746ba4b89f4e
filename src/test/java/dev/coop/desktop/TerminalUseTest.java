package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.settings.Setting;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Search, links, the clipboard and letters of terminals. */
class TerminalUseTest {
    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);

    @BeforeEach
    void tmuxInOneContainer() {
        containers.state("one", ContainerState.RUNNING);
        containers.tmux.there = true;
    }

    private DesktopFixture open(String greeting) throws Exception {
        containers.greeting = greeting + "\r\n$ ";
        DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 960, 640);
        desktop.select("one");
        desktop.click("#terminal");
        DesktopFixture.await(
                "the prompt", () -> TerminalTest.screen(desktop, "one").contains("$"));
        DesktopFixture.await("it is drawn", () -> TerminalTest.asleep(desktop, "one"));
        return desktop;
    }

    private static Canvas canvas(DesktopFixture desktop) {
        return TerminalTest.tabs(desktop, "one").lookupAll(".terminal-body Canvas").stream()
                .filter(Canvas.class::isInstance)
                .map(Canvas.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** In the middle of the first line, some letters to the right. */
    private static Point2D firstLine(DesktopFixture desktop) throws Exception {
        return DesktopFixture.onUi(() -> Objects.requireNonNull(canvas(desktop).localToScreen(40, 8)));
    }

    /** The robot moves the pointer there; without a display its clicks know nothing of the keys that are held. */
    private static void click(DesktopFixture desktop, boolean withKey) throws Exception {
        Point2D place = firstLine(desktop);
        desktop.robot().moveTo(place).moveBy(4, 0);
        DesktopFixture.onUi(() -> {
            Canvas canvas = canvas(desktop);
            Point2D inScene = canvas.localToScene(44, 8);
            canvas.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_CLICKED,
                    inScene.getX(),
                    inScene.getY(),
                    place.getX(),
                    place.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    withKey && !MAC,
                    false,
                    withKey && MAC,
                    false,
                    false,
                    false,
                    false,
                    true,
                    true,
                    null));
            return true;
        });
    }

    @Test
    void searchFindsFromTheNewestLineUpwards() throws Exception {
        try (DesktopFixture desktop = open("apple\r\nbanana\r\nApple pie")) {
            desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
            desktop.click("#terminal-search");
            desktop.type("apple");
            desktop.awaitText("1 of 2");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("2 of 2");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("1 of 2");
            desktop.type("x");
            desktop.awaitText("Not found");
            assertThat(containers.sessions.getFirst().typed())
                    .as("nothing of it reaches the shell")
                    .isEmpty();
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitNoText("Not found");
            desktop.type("ls");
            DesktopFixture.await(
                    "the echo", () -> TerminalTest.screen(desktop, "one").contains("$ ls"));
        }
    }

    @Test
    void aPlainAddressIsOpenedByAClickWithTheKeyOnly() throws Exception {
        try (DesktopFixture desktop = open("https://example.org/docs")) {
            click(desktop, false);
            assertThat(desktop.opened()).isEmpty();
            click(desktop, true);
            DesktopFixture.await("it is opened", () -> desktop.opened().contains("https://example.org/docs"));
        }
    }

    @Test
    void anAddressThatPretendsIsShownAsItIsAndOpenedOnlyAfterAYes() throws Exception {
        try (DesktopFixture desktop = open("https://github.com@g\u0456thub.com/")) {
            click(desktop, true);
            desktop.awaitText("Open this address?");
            desktop.awaitText("https://github.com@xn--gthub-n2e.com/");
            desktop.awaitText("The name before the @ is not the place it leads to.");
            desktop.click("#delete-no");
            assertThat(desktop.opened()).isEmpty();
            click(desktop, true);
            desktop.click("#delete-yes");
            DesktopFixture.await(
                    "it is opened", () -> desktop.opened().contains("https://github.com@xn--gthub-n2e.com/"));
        }
    }

    @Test
    void anAddressBehindAnotherTextIsAskedAbout() throws Exception {
        try (DesktopFixture desktop =
                open("\u001b]8;;https://evil.example/\u0007https://good.example/\u001b]8;;\u0007")) {
            click(desktop, true);
            desktop.awaitText("https://evil.example/");
            desktop.awaitText("The text in the terminal may say something else.");
            desktop.click("#delete-no");
            assertThat(desktop.opened()).isEmpty();
        }
    }

    @Test
    void clearingForgetsWhatHasScrolledAwayHereAndInTmux() throws Exception {
        try (DesktopFixture desktop = open("old line\r\n".repeat(100))) {
            assertThat(TerminalTest.allText(desktop, "one")).contains("old line");
            desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.BACK_SPACE);
            DesktopFixture.await(
                    "it is gone", () -> !TerminalTest.allText(desktop, "one").contains("old line"));
            DesktopFixture.await(
                    "tmux is told", () -> containers.sessions.getFirst().told().contains("clear-history"));
            DesktopFixture.await(
                    "the shell is told",
                    () -> containers.sessions.getFirst().typed().equals("\f"));
        }
    }

    @Test
    void theSizeOfTheLettersIsFollowedAtOnce() throws Exception {
        try (DesktopFixture desktop = open("text")) {
            services.settings().set(Setting.UI_TERMINAL_FONT_SIZE, 26);
            DesktopFixture.onUi(() -> {
                desktop.window().preferences().reload();
                return true;
            });
            DesktopFixture.await("fewer letters fit", () -> containers.sessions.getFirst().told().stream()
                    .filter(told -> told.startsWith("refresh-client -C "))
                    .map(told -> Integer.parseInt(told.substring("refresh-client -C ".length(), told.indexOf('x'))))
                    .reduce((before, last) -> last)
                    .filter(columns -> columns < 50)
                    .isPresent());
        }
    }

    @Test
    void whatIsSelectedIsCopiedWhenTheSettingsSaySo() throws Exception {
        try (DesktopFixture desktop = open("copied text")) {
            services.settings().set(Setting.UI_TERMINAL_COPY_ON_SELECT, true);
            DesktopFixture.onUi(() -> {
                desktop.window().preferences().reload();
                return true;
            });
            Point2D place = firstLine(desktop);
            DesktopFixture.await("it is known", () -> desktop.window()
                    .preferences()
                    .of(Setting.UI_TERMINAL_COPY_ON_SELECT)
                    .getValue());
            desktop.robot().moveTo(place).doubleClickOn(MouseButton.PRIMARY);
            DesktopFixture.await("the word", () -> "copied"
                    .equals(Clipboard.getSystemClipboard().getString()));
        }
    }
}
