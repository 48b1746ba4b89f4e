package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaletteTest {
    private final FakeContainers containers = new FakeContainers();

    private static boolean open(DesktopFixture desktop) {
        return desktop.robot().lookup("#palette-search").tryQuery().isPresent();
    }

    @Test
    void aCommandIsAFewLettersAway() throws Exception {
        containers.state("one", ContainerState.RUNNING);
        containers.state("two", ContainerState.RUNNING);
        try (DesktopFixture desktop = DesktopFixture.open(containers)) {
            desktop.select("one");
            desktop.press(KeyCode.SHORTCUT, KeyCode.K);
            desktop.click("#palette-search");
            desktop.type("go to two");
            desktop.press(KeyCode.ENTER);
            DesktopFixture.await("two is selected", () -> desktop.window()
                    .model()
                    .selectedProperty()
                    .get()
                    .name()
                    .equals("two"));
            desktop.press(KeyCode.SHORTCUT, KeyCode.K);
            desktop.click("#palette-search");
            desktop.type("lock all");
            desktop.press(KeyCode.ENTER);
            DesktopFixture.await("all are locked", () -> containersLocked(desktop));
            desktop.press(KeyCode.SHORTCUT, KeyCode.K);
            desktop.click("#palette-search");
            desktop.type("no such thing");
            desktop.awaitText("Nothing is called that.");
            desktop.press(KeyCode.ESCAPE);
            DesktopFixture.await("it is closed", () -> !open(desktop));
        }
    }

    private static boolean containersLocked(DesktopFixture desktop) {
        return desktop.window().model().items().stream().allMatch(item -> item.locked());
    }

    @Test
    void theMenuBarHasEveryActionAndNoTwoHaveTheSameKeys() throws Exception {
        containers.state("one", ContainerState.STOPPED);
        try (DesktopFixture desktop = DesktopFixture.open(containers)) {
            desktop.select("one");
            MenuBar bar = desktop.robot().lookup(".menu-bar").query();
            var items = DesktopFixture.onUi(() -> bar.getMenus().stream()
                    .flatMap(menu -> menu.getItems().stream())
                    .toList());
            assertThat(items.stream().map(MenuItem::getAccelerator).filter(keys -> keys != null))
                    .extracting(KeyCombination::getName)
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(12);
            desktop.click("#menu-container");
            Menu container = bar.getMenus().get(1);
            DesktopFixture.await("what makes no sense is disabled", () -> container.getItems().stream()
                    .filter(item -> "command-action-stop".equals(item.getId()))
                    .allMatch(MenuItem::isDisable));
            desktop.robot().clickOn("#command-action-start");
            desktop.awaitText("Running");
            desktop.press(KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.L);
            DesktopFixture.await("the key of a command that was disabled works", () -> containersLocked(desktop));
            desktop.press(KeyCode.SHORTCUT, KeyCode.COMMA);
            desktop.awaitText("New containers and Incus");
        }
    }
}
