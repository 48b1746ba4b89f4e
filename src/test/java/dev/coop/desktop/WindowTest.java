package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WindowTest {
    private final FakeContainers service = new FakeContainers();

    @Test
    void theListFollowsEvents() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.awaitText("Give your agent a place of its own");
            service.state("one", ContainerState.RUNNING);
            desktop.awaitText("one");
            desktop.awaitText("No container selected");
            service.state("one", ContainerState.STOPPED);
            desktop.awaitText("Stopped");
            service.remove("one");
            desktop.awaitText("Give your agent a place of its own");
        }
    }

    @Test
    void startShowsThatItIsAtWorkUntilTheContainerRuns() throws Exception {
        service.state("one", ContainerState.STOPPED);
        CountDownLatch boot = new CountDownLatch(1);
        service.onStart = () -> uninterruptibly(boot);
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.select("one");
            desktop.section("terminals");
            desktop.click("#start");
            desktop.awaitText("Starting “one”…");
            DesktopFixture.await(
                    "the button is at work",
                    () -> desktop.robot().lookup("#start").queryButton().isDisabled());
            boot.countDown();
            desktop.awaitText("Ready to work");
            desktop.click("#stop");
            desktop.awaitText("“one” is stopped");
        }
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException cancelled) {
            throw new CoopException(Kind.INTERRUPTED, "Cancelled", "", cancelled);
        }
    }

    @Test
    void deleteAsksAndNamesWhatIsLost() throws Exception {
        service.state("one", ContainerState.RUNNING);
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.select("one");
            desktop.delete();
            desktop.awaitText("Delete “one”?");
            desktop.awaitText("•  2 snapshots are lost.");
            desktop.awaitText("•  The shared folder stays on this computer as it is.");
            desktop.press(KeyCode.ENTER);
            desktop.awaitNoText("Delete “one”?");
            assertThat(service.list()).as("Enter keeps it").hasSize(1);
            desktop.delete();
            desktop.click("#delete-yes");
            desktop.awaitText("Give your agent a place of its own");
            assertThat(service.list()).isEmpty();
        }
    }

    @Test
    void aMenuThatIsOpenStaysAsItIsWhileTheContainerChanges() throws Exception {
        service.state("one", ContainerState.RUNNING);
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.select("one");
            MenuButton more = desktop.robot().lookup("#more").queryAs(MenuButton.class);
            desktop.click("#more");
            List<MenuItem> open = DesktopFixture.onUi(() -> List.copyOf(more.getItems()));
            service.state("one", ContainerState.FROZEN);
            desktop.awaitText("Locked");
            assertThat(DesktopFixture.onUi(() -> List.copyOf(more.getItems()))).isEqualTo(open);
            desktop.press(KeyCode.ESCAPE);
            DesktopFixture.await(
                    "its items are those of now", () -> !more.getItems().equals(open));
        }
    }

    @Test
    void theDeleteKeyAsksToo() throws Exception {
        service.state("one", ContainerState.STOPPED);
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.select("one");
            DesktopFixture.await("the list has the keyboard", () -> desktop.stage()
                    .getScene()
                    .getFocusOwner()
                    .getStyleClass()
                    .contains("container-list"));
            desktop.press(KeyCode.DELETE);
            desktop.awaitText("Delete “one”?");
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitNoText("Delete “one”?");
            assertThat(service.list()).hasSize(1);
        }
    }

    @Test
    void aFailureIsShownWithItsHintAndItsDetailsCanBeCopied() throws Exception {
        service.state("one", ContainerState.STOPPED);
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.select("one");
            service.failure =
                    new CoopException(Kind.ERROR, "The pool has no space left", "delete what you do not need");
            desktop.click("#start");
            desktop.awaitText("The pool has no space left");
            desktop.awaitText("Delete what you do not need");
            desktop.click(".copy-details");
            desktop.awaitText("Copied");
            String copied =
                    DesktopFixture.onUi(() -> Clipboard.getSystemClipboard().getString());
            assertThat(copied).contains("The pool has no space left", "CoopException");
        }
    }

    @Test
    void withoutIncusItSaysWhatToDoAndConnectsWhenThereIsOne() throws Exception {
        service.state("one", ContainerState.RUNNING);
        CoopException why = new CoopException(Kind.NO_CONNECTION, "Incus does not answer", "start it with: coop init");
        service.lost = why;
        FakeServices services = new FakeServices(service);
        services.setup.failure = why;
        try (DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 960, 640)) {
            desktop.awaitText("Incus does not answer");
            desktop.awaitText("Start it with: coop init");
            desktop.click("#retry");
            DesktopFixture.await("it was tried", () -> service.retries.get() == 1);
            service.reconnect();
            desktop.awaitText("one");
            desktop.awaitText("Connected to Incus");
        }
    }

    @Test
    void theThemeFollowsTheSystem() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.awaitText("Give your agent a place of its own");
            desktop.scheme(ColorScheme.DARK);
            assertThat(brightness(desktop)).isLessThan(0.2);
            desktop.scheme(ColorScheme.LIGHT);
            assertThat(brightness(desktop)).isGreaterThan(0.8);
        }
    }

    @Test
    void whatIsSetOfTheLookIsSeenAtOnce() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.awaitText("Give your agent a place of its own");
            desktop.click("#page-settings");
            DesktopFixture.await(
                    "the settings are read",
                    () -> desktop.robot().lookup("#setting-ui-theme").tryQuery().isPresent());
            DesktopFixture.onUi(() -> {
                ComboBox<String> choice =
                        desktop.robot().lookup("#setting-ui-theme").queryComboBox();
                choice.setValue("dark");
                return true;
            });
            DesktopFixture.await(
                    "it is dark", () -> Application.getUserAgentStylesheet().contains("dark"));
            DesktopFixture.onUi(() -> {
                desktop.robot()
                        .lookup("#setting-ui-reduce_motion")
                        .queryAs(CheckBox.class)
                        .fire();
                return true;
            });
            DesktopFixture.await("nothing moves", () -> desktop.stage().getScene().getStylesheets().stream()
                    .anyMatch(sheet -> sheet.endsWith("/still.css")));
        }
    }

    private static double brightness(DesktopFixture desktop) throws Exception {
        return DesktopFixture.onUi(() -> desktop.stage()
                .getScene()
                .snapshot(null)
                .getPixelReader()
                .getColor(900, 40)
                .getBrightness());
    }

    @Test
    void theWindowRemembersItsPlace() throws Exception {
        DesktopFixture desktop = DesktopFixture.open(service);
        desktop.awaitText("Give your agent a place of its own");
        desktop.close();
        assertThat(Files.readString(desktop.stateFile())).contains("width=960.0", "height=640.0");
        assertThat(Files.readString(desktop.stateFile())).containsPattern("sidebar=3(09|10|11)\\.");
    }
}
