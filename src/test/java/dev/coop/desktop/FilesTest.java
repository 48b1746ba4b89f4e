package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.ColorScheme;
import javafx.scene.control.TableView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FilesTest {
    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);

    @BeforeEach
    void files() throws Exception {
        containers.state("one", ContainerState.RUNNING);
        services.files
                .folder("/home/agent/workspace")
                .file("/home/agent/workspace/readme.md", "# Hello\n")
                .file("/home/agent/notes.txt", "first line\n")
                .file(
                        "/home/agent/coop.png",
                        Files.readAllBytes(Path.of("src/main/resources/dev/coop/desktop/icon/coop-128.png")));
        services.files.links.put("/home/agent/out", "/etc");
        services.files.file("/etc/hosts", "127.0.0.1 localhost\n");
    }

    private DesktopFixture open() throws Exception {
        DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 1000, 700);
        desktop.select("one");
        desktop.section("files");
        desktop.awaitText("workspace");
        return desktop;
    }

    private static void choose(DesktopFixture desktop, String name) throws Exception {
        DesktopFixture.onUi(() -> {
            TableView<dev.coop.core.files.FileEntry> table =
                    desktop.robot().lookup("#files").query();
            table.requestFocus();
            table.getItems().stream()
                    .filter(entry -> entry.name().equals(name))
                    .findFirst()
                    .ifPresent(entry -> table.getSelectionModel()
                            .clearAndSelect(table.getItems().indexOf(entry)));
            return true;
        });
    }

    private static String path(DesktopFixture desktop) {
        return desktop.robot().lookup("#files-path").queryTextInputControl().getText();
    }

    @Test
    void foldersAreEnteredAndLeftByKeyAndByPath() throws Exception {
        try (DesktopFixture desktop = open()) {
            choose(desktop, "workspace");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("readme.md");
            desktop.press(KeyCode.BACK_SPACE);
            desktop.awaitText("notes.txt");
            choose(desktop, "out");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("hosts");
            assertThat(DesktopFixture.onUi(() -> path(desktop))).isEqualTo("/etc");
            desktop.click("#files-path");
            desktop.press(KeyCode.SHORTCUT, KeyCode.A);
            desktop.type("/home/agent/workspace");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("readme.md");
            desktop.click("#files-up");
            desktop.awaitText("notes.txt");
        }
    }

    @Test
    void textAndPicturesAreShown() throws Exception {
        try (DesktopFixture desktop = open()) {
            choose(desktop, "notes.txt");
            DesktopFixture.await(
                    "its text",
                    () -> desktop.robot().lookup("#preview-lines").tryQuery().isPresent());
            choose(desktop, "coop.png");
            DesktopFixture.await("the picture", () -> desktop.robot()
                    .lookup("#preview-picture")
                    .tryQueryAs(ImageView.class)
                    .filter(view -> view.getImage().getWidth() == 128)
                    .isPresent());
            choose(desktop, "workspace");
            DesktopFixture.await(
                    "no preview of a folder",
                    () -> desktop.robot().lookup("#preview-picture").tryQuery().isEmpty());
        }
    }

    @Test
    void renameNewFolderAndDelete() throws Exception {
        try (DesktopFixture desktop = open()) {
            choose(desktop, "notes.txt");
            desktop.press(KeyCode.F2);
            desktop.awaitText("Rename “notes.txt”");
            desktop.click("#new-name");
            desktop.press(KeyCode.SHORTCUT, KeyCode.A);
            desktop.type("kept.txt");
            desktop.click("#name-ok");
            desktop.awaitText("kept.txt");
            desktop.click("#files-folder-button");
            desktop.click("#new-name");
            desktop.type("kept.txt");
            assertThat(desktop.robot().lookup("#name-ok").query().isDisabled())
                    .as("the name is taken")
                    .isTrue();
            desktop.type("x");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("kept.txtx");
            choose(desktop, "workspace");
            desktop.press(KeyCode.DELETE);
            desktop.awaitText("Delete “workspace”?");
            desktop.awaitText("•  Everything in the folders is lost with them.");
            desktop.click("#delete-yes");
            desktop.awaitNoText("workspace");
            assertThat(services.files.content).doesNotContainKey("/home/agent/workspace/readme.md");
        }
    }

    @Test
    void aFailureIsSaidInPlaceAndTriedAgain() throws Exception {
        services.files.failure = new CoopException(Kind.ERROR, "The files cannot be reached", "start the container");
        try (DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 1000, 700)) {
            desktop.select("one");
            desktop.section("files");
            desktop.awaitText("The files cannot be reached");
            services.files.failure = null;
            desktop.robot().clickOn("Try again");
            desktop.awaitText("workspace");
        }
    }
}
