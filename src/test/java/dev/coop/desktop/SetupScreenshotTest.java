package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.stage.Window;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.coop.desktop.ScreenshotTest.snap;

/** Pictures of the first run and of the virtual machine. */
class SetupScreenshotTest {
    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);

    @TempDir
    Path temp;

    private DesktopFixture open(ColorScheme scheme) throws Exception {
        return DesktopFixture.open(services, scheme, 1120, 720);
    }

    private void lost() {
        containers.lost = FirstRunTest.noAnswer();
        services.setup.failure = FirstRunTest.noAnswer();
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void onLinux(ColorScheme scheme) throws Exception {
        lost();
        Path apt = services.root.resolve("usr/bin/apt-get");
        Files.createDirectories(apt.getParent());
        Files.createFile(apt);
        Files.setPosixFilePermissions(apt, PosixFilePermissions.fromString("rwxr-xr-x"));
        services.setup.done = false;
        services.images.images = List.of();
        CountDownLatch end = new CountDownLatch(1);
        services.images.building = (request, listener) -> {
            listener.begins("debian-13", 9);
            listener.stepStarted(1, "Get the base");
            listener.stepFinished(1, "Get the base", Duration.ofMillis(55_210), false);
            listener.stepStarted(2, "Install the packages");
            listener.log("Setting up git (1:2.47.3-0+deb13u1) ...");
            end.await();
            services.images.images = List.of(FakeImages.image("coop-agent-base", Duration.ZERO, 598_000_000L));
            return services.images.images.getFirst();
        };
        try (DesktopFixture desktop = open(scheme)) {
            desktop.awaitText(FirstRunTest.noAnswer().problem());
            snap("setup-incus", scheme, desktop.stage());
            services.setup.failure = null;
            containers.reconnect();
            desktop.awaitText("Prepare");
            snap("setup-prepare", scheme, desktop.stage());
            services.setup.runFailure = new CoopException(
                    Kind.ERROR, "There is no space for a storage pool", "free 10 GiB, then try again");
            desktop.click("#setup-do-prepare");
            desktop.awaitText("There is no space for a storage pool");
            snap("setup-prepare-failed", scheme, desktop.stage());
            services.setup.runFailure = null;
            desktop.click("#setup-do-prepare");
            desktop.click("#setup-build");
            desktop.awaitText("Install the packages");
            snap("setup-building", scheme, desktop.stage());
            end.countDown();
            desktop.awaitText("New container");
            desktop.awaitText("A few seconds, and a terminal opens in it.");
            snap("setup-container", scheme, desktop.stage());
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void onAMac(ColorScheme scheme) throws Exception {
        lost();
        try (Vms mac = Vms.mac(temp)) {
            services.vm = mac.service;
            try (DesktopFixture desktop = open(scheme)) {
                desktop.awaitText("Copy");
                DesktopFixture.await("the command", () -> desktop.robot()
                        .lookup("#command-line")
                        .queryTextInputControl()
                        .getText()
                        .startsWith("brew"));
                snap("setup-mac", scheme, desktop.stage());
                mac.programs.install("colima").saysNothing("colima", "list");
                mac.programs.logs("colima", "start", "colima-start.log");
                mac.programs.does("colima", "start", "while [ ! -e \"$dir/go\" ]; do sleep 0.1; done\n");
                desktop.awaitText("Create and start");
                snap("setup-mac-missing", scheme, desktop.stage());
                desktop.click("#setup-start-vm");
                desktop.awaitText("Starting the virtual machine");
                snap("setup-mac-starting", scheme, desktop.stage());
                desktop.click("#page-vm");
                desktop.awaitText("No virtual machine yet");
                snap("vm-starting", scheme, desktop.stage());
                desktop.click("#vm-cancel");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void virtualMachine(ColorScheme scheme) throws Exception {
        containers.state("brave-otter", ContainerState.RUNNING);
        containers.state("calm-falcon", ContainerState.RUNNING);
        try (Vms mac =
                Vms.mac(temp, "colima").lists("colima-list-running.jsonl").incusAnswers()) {
            services.vm = mac.service;
            mac.programs.logs("colima", "start", "colima-start-failed.log").endsWith("colima", "start", 1);
            try (DesktopFixture desktop = open(scheme)) {
                desktop.click("#page-vm");
                desktop.awaitText("answers");
                snap("vm", scheme, desktop.stage());
                desktop.click("#vm-stop");
                desktop.awaitText("Stop the virtual machine?");
                snap("vm-stop", scheme, Window.getWindows().getLast());
                desktop.click("#delete-no");
                mac.lists("colima-list-stopped.jsonl");
                desktop.click("#refresh-vm");
                desktop.awaitText("Stopped");
                desktop.click("#vm-start");
                desktop.awaitText("What it said");
                DesktopFixture.await("it is over", () -> desktop.robot().lookup("#vm-start").queryAll().stream()
                        .anyMatch(button -> !button.isDisabled()));
                snap("vm-failed", scheme, desktop.stage());
            }
        }
    }
}
