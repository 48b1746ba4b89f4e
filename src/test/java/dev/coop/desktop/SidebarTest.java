package dev.coop.desktop;

import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerState;
import dev.coop.desktop.container.ContainerItem;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SidebarTest {
    private final FakeContainers service = new FakeContainers();

    @BeforeEach
    void three() {
        service.state("one", ContainerState.RUNNING);
        service.state("three", ContainerState.STOPPED);
        service.state("two", ContainerState.RUNNING);
    }

    private List<ContainerState> states() {
        return service.list().stream().map(Container::state).toList();
    }

    private static ListView<?> list(DesktopFixture desktop) {
        return desktop.robot().lookup(".container-list").queryListView();
    }

    private static Node toggle(DesktopFixture desktop, String name) {
        return desktop.robot().lookup(".container-cell .toggle").queryAll().stream()
                .filter(node -> node.getAccessibleText() != null
                        && node.getAccessibleText().endsWith(": " + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLockOfALineLocksAndUnlocks() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.select("two");
            desktop.robot().clickOn(toggle(desktop, "two"));
            desktop.awaitText("Locked");
            assertThat(states()).containsExactly(ContainerState.RUNNING, ContainerState.STOPPED, ContainerState.FROZEN);
            desktop.robot().clickOn(toggle(desktop, "two"));
            desktop.awaitNoText("Locked");
            assertThat(states())
                    .containsExactly(ContainerState.RUNNING, ContainerState.STOPPED, ContainerState.RUNNING);
        }
    }

    @Test
    void severalAreLockedAtOnceAndOnlyThoseThatCanBe() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.awaitText("three");
            desktop.click(".container-list");
            desktop.press(KeyCode.SHORTCUT, KeyCode.A);
            desktop.awaitText("3 chosen");
            desktop.click("#bulk-lock");
            DesktopFixture.await("both are locked", () -> desktop.window().model().items().stream()
                    .map(ContainerItem::state)
                    .toList()
                    .equals(List.of(ContainerState.FROZEN, ContainerState.STOPPED, ContainerState.FROZEN)));
            desktop.awaitText("3 chosen");
        }
    }

    @Test
    void deletingSeveralNamesThemAllAndAsksOnce() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.awaitText("three");
            desktop.click(".container-list");
            desktop.press(KeyCode.SHORTCUT, KeyCode.A);
            desktop.press(KeyCode.DELETE);
            desktop.awaitText("Delete 3 containers?");
            desktop.awaitText("one, three, two");
            desktop.awaitText("•  2 of them are running: what runs in them is cut off.");
            desktop.click("#delete-yes");
            desktop.awaitText("Give your agent a place of its own");
        }
    }

    @Test
    void searchingNarrowsTheListAndKeepsTheSelectedContainer() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.select("two");
            desktop.click("#search");
            desktop.type("thr");
            desktop.awaitText("1 of 3");
            assertThat(DesktopFixture.onUi(() -> list(desktop).getItems().size()))
                    .isOne();
            assertThat(desktop.window().model().selectedProperty().get())
                    .as("what is looked at stays")
                    .isSameAs(desktop.window().model().find("two").orElseThrow());
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitNoText("1 of 3");
            DesktopFixture.await(
                    "it is chosen in the list again",
                    () -> list(desktop).getSelectionModel().getSelectedItem()
                            == desktop.window().model().selectedProperty().get());
        }
    }

    @Test
    void aFilterWithoutAnyHitSaysSoAndCanBeCleared() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.awaitText("three");
            desktop.click("#filter");
            desktop.click("#filter-locked");
            desktop.awaitText("No container fits.");
            desktop.click("#clear-filter");
            desktop.awaitText("three");
        }
    }
}
