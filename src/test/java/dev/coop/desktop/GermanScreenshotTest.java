package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.desktop.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.coop.desktop.ScreenshotTest.snap;

/** Pictures of the main views in German, whose words are longer. */
class GermanScreenshotTest {
    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);
    private final Locale before = Locale.getDefault();

    @TempDir
    Path temp;

    @BeforeEach
    void german() {
        Locale.setDefault(Locale.GERMANY);
        Texts.speak(Locale.GERMANY);
    }

    @AfterEach
    void asBefore() {
        Locale.setDefault(before);
        Texts.speak(before);
    }

    private static void picture(String name, Window window) throws Exception {
        snap("de-" + name, ColorScheme.LIGHT, window);
    }

    @Test
    void theMainViews() throws Exception {
        containers.state("brave-otter", ContainerState.RUNNING);
        containers.state("docs-rewrite", ContainerState.STOPPED);
        containers.state("eager-heron", ContainerState.FROZEN);
        services.logs.before = Files.readAllLines(Path.of("src/test/resources/dev/coop/desktop/journal.txt"));
        services.files.folder("/home/agent/workspace").file("/home/agent/notes.txt", "hello\n");
        services.images.images =
                List.of(FakeImages.image("coop-agent-base", Duration.ofDays(9), 600_000_000L, true, List.of("one")));
        try (Vms mac = Vms.mac(temp, "colima").lists("colima-list-stopped.jsonl");
                DesktopFixture desktop = openWith(mac)) {
            desktop.select("brave-otter");
            desktop.awaitText("Freigaben");
            for (String section : List.of("overview", "mounts", "snapshots", "logs", "files")) {
                desktop.section(section);
                settle(desktop);
                picture(section, desktop.stage());
            }
            desktop.select("eager-heron");
            desktop.section("terminals");
            desktop.awaitText("„eager-heron“ ist gesperrt");
            picture("locked", desktop.stage());
            for (String page : List.of("images", "mounts", "activity", "vm", "settings")) {
                desktop.click("#page-" + page);
                settle(desktop);
                picture("page-" + page, desktop.stage());
            }
            desktop.click("#new-container");
            desktop.awaitText("Arbeitsordner");
            picture("dialog", Window.getWindows().getLast());
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitNoText("Arbeitsordner");
            desktop.click("#page-settings");
            desktop.select("docs-rewrite");
            desktop.delete();
            desktop.awaitText("„docs-rewrite“ löschen?");
            picture("delete", Window.getWindows().getLast());
        }
    }

    private DesktopFixture openWith(Vms mac) throws Exception {
        services.vm = mac.service;
        return DesktopFixture.open(services, ColorScheme.LIGHT, 1120, 720);
    }

    @Test
    void theFirstRun() throws Exception {
        containers.lost = FirstRunTest.noAnswer();
        services.setup.failure = FirstRunTest.noAnswer();
        services.setup.done = false;
        try (DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 900, 600)) {
            desktop.awaitText("Incus finden");
            desktop.awaitText("Kopieren");
            picture("setup-incus", desktop.stage());
            services.setup.failure = null;
            containers.reconnect();
            services.setup.runFailure =
                    new CoopException(Kind.ERROR, "There is no space for a storage pool", "free 10 GiB");
            desktop.click("#setup-do-prepare");
            desktop.awaitText("There is no space for a storage pool");
            picture("setup-prepare", desktop.stage());
        }
    }

    /** Waits until nothing turns any more in the main area. */
    private static void settle(DesktopFixture desktop) {
        DesktopFixture.await("it is there", () -> desktop.robot()
                .lookup(".main .empty-state .progress-indicator")
                .queryAll()
                .isEmpty());
    }
}
