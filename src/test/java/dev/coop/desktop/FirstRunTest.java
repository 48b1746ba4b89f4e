package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FirstRunTest {
    static CoopException noAnswer() {
        return new CoopException(
                Kind.NO_CONNECTION,
                "Incus does not answer: there is no socket at /run/incus/unix.socket",
                "install and start Incus, then run: coop init");
    }

    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);

    @TempDir
    Path temp;

    private DesktopFixture open() throws Exception {
        return DesktopFixture.open(services, ColorScheme.LIGHT, 960, 720);
    }

    private void lost() {
        containers.lost = noAnswer();
        services.setup.failure = noAnswer();
    }

    private void found() {
        services.setup.failure = null;
        containers.reconnect();
    }

    private void installed() throws IOException {
        Path daemon = services.root.resolve("usr/libexec/incus/incusd");
        Files.createDirectories(daemon.getParent());
        Files.createFile(daemon);
        Files.setPosixFilePermissions(daemon, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(services.root.resolve("run/systemd/system"));
    }

    @Test
    void fromNothingToTheFirstContainer() throws Exception {
        lost();
        installed();
        services.setup.done = false;
        services.images.images = List.of();
        services.images.building = (request, listener) -> {
            listener.begins("debian-13", 1);
            services.images.images = List.of(FakeImages.image("coop-agent-base", java.time.Duration.ZERO, 1 << 29));
            return services.images.images.getFirst();
        };
        try (DesktopFixture desktop = open()) {
            desktop.awaitText(
                    "Incus is installed but does not answer. Type this in a terminal; it needs an administrator’s password.");
            desktop.click("#copy-command");
            assertThat(DesktopFixture.onUi(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo("sudo systemctl enable --now incus.socket incus.service");
            found();
            desktop.click("#setup-do-prepare");
            desktop.click("#setup-build");
            desktop.click("#setup-create");
            desktop.awaitText("Work folder");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("Terminal");
            assertThat(containers.list()).hasSize(1);
            desktop.awaitNoText("Give your agent a place of its own");
        }
    }

    @Test
    void incusThatIsStartedElsewhereIsFoundWithoutAClick() throws Exception {
        lost();
        services.setup.done = false;
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("Find Incus");
            desktop.awaitText(noAnswer().problem());
            // Nothing tells of it: it is looked again.
            services.setup.failure = null;
            desktop.awaitText("Prepare");
        }
    }

    @Test
    void preparingThatFailsSaysWhyInItsPlaceAndIsTriedAgain() throws Exception {
        services.setup.done = false;
        services.setup.runFailure =
                new CoopException(Kind.ERROR, "There is no space for a storage pool", "free 10 GiB, then try again");
        try (DesktopFixture desktop = open()) {
            desktop.click("#setup-do-prepare");
            desktop.awaitText("There is no space for a storage pool");
            desktop.awaitText("Free 10 GiB, then try again");
            desktop.awaitText("storage pool “coop” made");
            services.setup.runFailure = null;
            desktop.click("#setup-do-prepare");
            desktop.click("#setup-create");
            desktop.awaitText("Work folder");
        }
    }

    @Test
    void preparingCanBeStopped() throws Exception {
        services.setup.done = false;
        services.setup.gate = new CountDownLatch(1);
        try (DesktopFixture desktop = open()) {
            desktop.click("#setup-do-prepare");
            desktop.click("#setup-cancel-prepare");
            DesktopFixture.await("it can be begun again", () -> !desktop.robot()
                    .lookup("#setup-do-prepare")
                    .queryButton()
                    .isDisabled());
            assertThat(services.setup.done).isFalse();
        }
    }

    @Test
    void whatIsSkippedIsPassedOverAndComesBackWhenTheSetupIsOpenedAgain() throws Exception {
        services.images.images = List.of();
        try (DesktopFixture desktop = open()) {
            desktop.click("#setup-skip-image");
            desktop.awaitText("Skipped");
            desktop.click("#setup-skip-container");
            desktop.awaitNoText("Build the base image");
            desktop.press(KeyCode.SHORTCUT, KeyCode.K);
            desktop.click("#palette-search");
            desktop.type("set up");
            desktop.press(KeyCode.ENTER);
            desktop.click("#setup-build");
        }
    }

    @Test
    void itIsNeverInTheWayOfWhoHasContainers() throws Exception {
        services.images.images = List.of();
        containers.state("one", ContainerState.RUNNING);
        try (DesktopFixture desktop = open()) {
            desktop.select("one");
            desktop.awaitText("Shared folders");
            assertThat(DesktopFixture.onUi(() -> DesktopFixture.reads("Build the base image")))
                    .isFalse();
        }
        lost();
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("Incus does not answer: there is no socket at /run/incus/unix.socket");
            assertThat(DesktopFixture.onUi(() -> DesktopFixture.reads("Find Incus")))
                    .isFalse();
            desktop.click("#open-setup");
            desktop.awaitText("Find Incus");
        }
    }

    @Test
    void onAMacTheVirtualMachineIsMadeAndStarted() throws Exception {
        lost();
        try (Vms mac = Vms.mac(temp, "colima")) {
            mac.programs.saysNothing("colima", "list");
            mac.startsAs("colima-list-running.jsonl").incusAnswers();
            services.vm = mac.service;
            containers.onRetry = this::found;
            try (DesktopFixture desktop = open()) {
                desktop.awaitText("Create and start");
                desktop.click("#setup-start-vm");
                desktop.click("#setup-create");
                assertThat(mac.programs.orders().getFirst()).contains("start");
                desktop.press(KeyCode.ESCAPE);
                desktop.click("#page-vm");
                desktop.awaitText("192.168.64.5");
            }
        }
    }

    @Test
    void onAMacAStoppedVirtualMachineIsStartedByItself() throws Exception {
        lost();
        try (Vms mac = Vms.mac(temp, "colima")) {
            mac.lists("colima-list-stopped.jsonl")
                    .startsAs("colima-list-running.jsonl")
                    .incusAnswers();
            services.vm = mac.service;
            containers.onRetry = this::found;
            try (DesktopFixture desktop = open()) {
                desktop.awaitText("Make the first container");
                desktop.awaitText("Connected to Incus");
            }
        }
    }

    @Test
    void withoutColimaOneIsTold() throws Exception {
        lost();
        try (Vms mac = Vms.mac(temp)) {
            services.vm = mac.service;
            try (DesktopFixture desktop = open()) {
                desktop.awaitText(
                        "Incus needs a virtual machine on this computer. Colima keeps one; install it in a terminal with Homebrew:");
                desktop.click("#copy-command");
                assertThat(DesktopFixture.onUi(
                                () -> Clipboard.getSystemClipboard().getString()))
                        .isEqualTo("brew install colima");
            }
        }
    }
}
