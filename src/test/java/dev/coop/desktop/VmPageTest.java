package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import java.nio.file.Path;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class VmPageTest {
    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);

    @TempDir
    Path temp;

    @BeforeEach
    void container() {
        containers.state("one", ContainerState.RUNNING);
    }

    private DesktopFixture open() throws Exception {
        return DesktopFixture.open(services, ColorScheme.LIGHT, 960, 720);
    }

    @Test
    void itIsHiddenWhereIncusRunsOnTheComputerItself() throws Exception {
        try (DesktopFixture desktop = open()) {
            desktop.select("one");
            desktop.click("#page-activity");
            assertThat(DesktopFixture.onUi(
                            () -> desktop.robot().lookup("#page-vm").query().isVisible()))
                    .isFalse();
        }
    }

    @Test
    void stoppingAsksAndNamesWhatEnds() throws Exception {
        try (Vms mac =
                Vms.mac(temp, "colima").lists("colima-list-running.jsonl").incusAnswers()) {
            mac.programs.recording("colima-list-stopped.jsonl");
            mac.programs.does("colima", "stop", "cp \"$dir/colima-list-stopped.jsonl\" \"$dir/colima-list.out\"\n");
            services.vm = mac.service;
            try (DesktopFixture desktop = open()) {
                desktop.click("#page-vm");
                desktop.awaitText("answers");
                desktop.click("#vm-stop");
                desktop.awaitText("•  One container is running: what runs in it ends.");
                desktop.click("#delete-no");
                assertThat(mac.programs.orders()).isEmpty();
                desktop.click("#vm-stop");
                desktop.click("#delete-yes");
                desktop.awaitText("Stopped");
                assertThat(mac.programs.orders().getFirst()).contains("stop");
            }
        }
    }

    @Test
    void aStartThatFailsSaysWhyAndKeepsItsLog() throws Exception {
        try (Vms mac = Vms.mac(temp, "colima").lists("colima-list-stopped.jsonl")) {
            mac.programs.logs("colima", "start", "colima-start-failed.log").endsWith("colima", "start", 1);
            services.vm = mac.service;
            try (DesktopFixture desktop = open()) {
                desktop.click("#page-vm");
                desktop.click("#vm-start");
                DesktopFixture.await(
                        "it says why",
                        () -> desktop.robot().lookup(".problem").queryAllAs(javafx.scene.control.Label.class).stream()
                                .anyMatch(label ->
                                        label.isVisible() && label.getText().startsWith("Colima could not")));
                desktop.awaitText("What it said");
            }
        }
    }
}
