package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.application.ColorScheme;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImagesTest {
    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);

    @BeforeEach
    void container() {
        containers.state("one", ContainerState.RUNNING);
    }

    private DesktopFixture open() throws Exception {
        DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 960, 640);
        desktop.select("one");
        desktop.click("#page-images");
        return desktop;
    }

    @Test
    void aBuildShowsItsStepsStopsAndGoesOn() throws Exception {
        services.images.images = List.of();
        BlockingQueue<Boolean> rebuilds = new LinkedBlockingQueue<>();
        services.images.building = (request, listener) -> {
            rebuilds.add(request.rebuild());
            listener.begins("debian-13", 2);
            listener.stepStarted(1, "Get the base");
            listener.log("unpacking\u001b[2J");
            if (rebuilds.size() == 1) {
                new CountDownLatch(1).await();
            }
            listener.stepFinished(1, "Get the base", Duration.ofSeconds(3), true);
            services.images.images = List.of(FakeImages.image("coop-agent-base", Duration.ZERO, 500_000_000L));
            return services.images.images.getFirst();
        };
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("No image yet");
            desktop.click("#build-first-image");
            desktop.awaitText("Building the base image from debian-13");
            desktop.awaitText("Get the base");
            desktop.click("#cancel-build");
            desktop.awaitText("The build was stopped");
            desktop.click("#build-again");
            desktop.awaitText("The base image is ready");
            desktop.awaitText("coop-agent-base");
            assertThat(rebuilds).containsExactly(false, false);
        }
    }

    @Test
    void aBuildGoesOnWhileTheUserIsElsewhere() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        services.images.building = (request, listener) -> {
            listener.begins("debian-13", 1);
            end.await();
            throw new CoopException(Kind.ERROR, "The step “Go” failed", "look at what it printed");
        };
        try (DesktopFixture desktop = open()) {
            desktop.click("#rebuild-image");
            desktop.awaitText("Building the base image from debian-13");
            desktop.click("#page-settings");
            desktop.awaitText("New containers and Incus");
            end.countDown();
            desktop.click("#page-images");
            desktop.awaitText("The base image could not be built");
            desktop.awaitText("The step “Go” failed. Look at what it printed");
        }
    }

    @Test
    void deletingAsksAndNamesWhatIsLost() throws Exception {
        services.images.images =
                List.of(FakeImages.image("coop-agent-base", Duration.ofDays(3), 1L << 30, true, List.of("one")));
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("Outdated");
            desktop.click("#delete-coop-agent-base");
            desktop.awaitText("•  1.0 GiB become free, as far as no container uses them.");
            desktop.awaitText("•  The container that was made from it stays.");
            desktop.press(KeyCode.ENTER);
            desktop.awaitNoText("This cannot be undone.");
            assertThat(services.images.images).as("Enter keeps it").hasSize(1);
            desktop.click("#delete-coop-agent-base");
            desktop.click("#delete-yes");
            desktop.awaitText("No image yet");
        }
    }

    @Test
    void whatCannotBeReadSaysWhyAndIsReadAgain() throws Exception {
        services.images.failure = new CoopException(Kind.ERROR, "The database is locked", "wait a moment");
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("The database is locked");
            services.images.failure = null;
            desktop.robot().clickOn("Try again");
            desktop.awaitText("debian-13");
        }
    }
}
