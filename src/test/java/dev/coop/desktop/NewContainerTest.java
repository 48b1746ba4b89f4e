package dev.coop.desktop;

import dev.coop.core.container.ContainerName;
import dev.coop.core.container.ContainerState;
import dev.coop.core.container.CreatePhase;
import dev.coop.core.container.CreateRequest;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.desktop.create.CreateDefaults;
import dev.coop.desktop.create.NewContainerModel;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NewContainerTest {
    private final FakeContainers service = new FakeContainers();
    private final AtomicReference<@Nullable CreateRequest> asked = new AtomicReference<>();

    private NewContainerModel model() {
        return new NewContainerModel(
                service, new DirectTasks(), new CreateDefaults(2, 4096, "base"), Set.of("taken"), made -> {});
    }

    @Test
    void suggestsNamesThatMayBeUsed() {
        NewContainerModel model = model();
        assertThat(ContainerName.isValid(model.nameProperty().get())).isTrue();
        assertThat(model.validBinding().get()).isTrue();
        model.suggestName();
        assertThat(model.validBinding().get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "under_score", "a b", "1st", "-a", "a-", "taken", "größe"})
    void refusesNamesThatMayNot(String name) {
        NewContainerModel model = model();
        model.nameProperty().set(name);
        assertThat(model.nameProblem().get()).isNotEmpty();
        assertThat(model.validBinding().get()).isFalse();
        model.create();
        assertThat(service.list()).isEmpty();
    }

    @Test
    void aNameHasAtMost63Characters() {
        NewContainerModel model = model();
        model.nameProperty().set("a".repeat(63));
        assertThat(model.nameProblem().get()).isEmpty();
        model.nameProperty().set("a".repeat(64));
        assertThat(model.nameProblem().get()).isEqualTo("At most 63 characters.");
    }

    @ParameterizedTest
    @CsvSource({"4 GiB, 4096", "512 MiB, 512", "2g, 2048", "1.5, 1536", "1 TiB, 1048576", "128m, 128"})
    void understandsAmountsOfMemory(String typed, int megabytes) {
        service.creation = (request, listener) -> {
            asked.set(request);
            return FakeContainers.container("x", ContainerState.RUNNING);
        };
        NewContainerModel model = model();
        model.memoryProperty().set(typed);
        model.create();
        assertThat(Objects.requireNonNull(asked.get()).memoryMb()).isEqualTo(megabytes);
        assertThat(Objects.requireNonNull(asked.get()).diskGb())
                .as("left to the pool")
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"cpus, 0", "cpus, two", "cpus, 2000", "memory, 64m", "memory, lots", "disk, 1.5", "disk, 100m"})
    void refusesAmountsThatMakeNoSense(String what, String typed) {
        NewContainerModel model = model();
        switch (what) {
            case "cpus" -> model.cpusProperty().set(typed);
            case "memory" -> model.memoryProperty().set(typed);
            default -> model.diskProperty().set(typed);
        }
        assertThat(model.validBinding().get()).isFalse();
    }

    @Test
    void creatingShowsItsPhasesAndEndsInTheTerminal() throws Exception {
        CountDownLatch unpacked = new CountDownLatch(1);
        service.creation = (request, listener) -> {
            asked.set(request);
            listener.started(CreatePhase.CHECK);
            listener.finished(CreatePhase.CHECK, Duration.ofMillis(40));
            listener.started(CreatePhase.CREATE);
            listener.progress(CreatePhase.CREATE, "unpacking the image: 50 %");
            unpacked.await();
            listener.finished(CreatePhase.CREATE, Duration.ofSeconds(3));
            service.state("fresh", ContainerState.RUNNING);
            return service.get("fresh");
        };
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.awaitText("Connected to Incus");
            desktop.press(KeyCode.CONTROL, KeyCode.N);
            desktop.awaitText("Work folder");
            DesktopFixture.onUi(() -> {
                desktop.robot().lookup("#name").queryTextInputControl().clear();
                return true;
            });
            desktop.robot().clickOn("#name");
            desktop.type("fresh");
            desktop.press(KeyCode.ENTER);
            desktop.awaitText("0.04 s");
            desktop.awaitText("unpacking the image: 50 %");
            unpacked.countDown();
            DesktopFixture.await("a terminal in it", () -> service.sessions.size() == 1);
            desktop.awaitNoText("Work folder");
            assertThat(Objects.requireNonNull(asked.get()).name()).isEqualTo("fresh");
            assertThat(Objects.requireNonNull(asked.get()).cpus()).isEqualTo(2);
            assertThat(Objects.requireNonNull(asked.get()).image()).isEqualTo("coop-agent-base");
        }
    }

    @Test
    void cancelInterruptsTheMaking() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        service.creation = (request, listener) -> {
            listener.started(CreatePhase.CREATE);
            listener.progress(CreatePhase.CREATE, "unpacking");
            try {
                never.await();
            } catch (InterruptedException cancelled) {
                interrupted.set(true);
                throw cancelled;
            }
            return service.get("never");
        };
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.click("#new-container");
            desktop.click("#create");
            desktop.awaitText("unpacking");
            desktop.click("#cancel");
            desktop.awaitText("Cancelled. Nothing was left behind.");
            assertThat(interrupted).isTrue();
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitNoText("Work folder");
        }
    }

    @Test
    void closingTheDesktopCancelsTheMakingToo() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        service.creation = (request, listener) -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException cancelled) {
                interrupted.set(true);
                throw cancelled;
            }
            return service.get("never");
        };
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.click("#new-container");
            desktop.click("#create");
            begun.await();
        }
        assertThat(interrupted).isTrue();
    }

    @Test
    void aFailureStandsInTheDialogWithItsHint() throws Exception {
        service.creation = (request, listener) -> {
            listener.started(CreatePhase.CHECK);
            throw new CoopException(Kind.WRONG_STATE, "There is no image \"x\"", "build it with: coop image build");
        };
        try (DesktopFixture desktop = DesktopFixture.open(service)) {
            desktop.click("#new-container");
            desktop.click("#create");
            desktop.awaitText("There is no image \"x\"");
            desktop.awaitText("Build it with: coop image build");
            desktop.awaitText("Work folder");
        }
    }
}
