package dev.coop.desktop;

import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.CreateListener;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.files.FileEntry;
import dev.coop.testing.CoopFixture;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javafx.application.ColorScheme;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sections that read from a container, over the real Incus. */
class PagesIT {
    @RegisterExtension
    static final CoopFixture COOP = new CoopFixture();

    @Test
    void theFilesAndTheLogOfAContainerAreSeen() throws Exception {
        COOP.containers().create(CoopFixture.named("pages"), CreateListener.NONE);
        COOP.files()
                .write("pages", "notes.txt", new ByteArrayInputStream("remember\n".getBytes(StandardCharsets.UTF_8)));
        FakeServices services = new FakeServices(COOP.containers()) {
            @Override
            public ContainerFiles files() {
                return COOP.files();
            }

            @Override
            public ContainerLogs logs() {
                return COOP.logs();
            }
        };
        try (DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 1000, 700)) {
            desktop.select("pages");
            desktop.section("files");
            desktop.awaitText("notes.txt");
            desktop.robot().clickOn("notes.txt");
            DesktopFixture.await("its text", () -> desktop.robot()
                    .lookup("#preview-lines")
                    .tryQueryAs(ListView.class)
                    .filter(lines -> lines.getItems().size() == 1)
                    .isPresent());
            desktop.click("#files-folder-button");
            desktop.click("#new-name");
            desktop.type("work");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("work");
            assertThat(COOP.files().stat("pages", "work")).satisfies(made -> {
                assertThat(made.type()).isEqualTo(FileEntry.Type.DIRECTORY);
                assertThat(made.uid()).as("it is the agent's").isEqualTo(1000);
            });

            desktop.section("logs");
            DesktopFixture.await(
                    "the log, or that there is none",
                    () -> desktop.robot()
                                    .lookup("#log-lines")
                                    .tryQueryAs(ListView.class)
                                    .filter(lines -> !lines.getItems().isEmpty())
                                    .isPresent()
                            || DesktopFixture.reads("Nothing has been logged yet"));
            assertThat(desktop.window().notices().shown()).isEmpty();
        }
    }
}
