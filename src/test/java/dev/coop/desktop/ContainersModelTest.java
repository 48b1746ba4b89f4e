package dev.coop.desktop;

import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.container.Work;
import dev.coop.desktop.notice.Notice;
import dev.coop.desktop.notice.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

import static dev.coop.desktop.FakeContainers.container;
import static org.assertj.core.api.Assertions.assertThat;

class ContainersModelTest {
    private final CoopException gone = new CoopException(Kind.NO_CONNECTION, "Incus does not answer", "start it");

    private final FakeContainers service = new FakeContainers();
    private final DirectTasks tasks = new DirectTasks();
    private final Notices notices = new Notices();
    private final ContainersModel model = new ContainersModel(service, tasks, notices);

    private List<String> names() {
        return model.items().stream().map(ContainerItem::name).toList();
    }

    private ContainerItem item(String name) {
        return model.find(name).orElseThrow();
    }

    @Test
    void followsWhatIsMadeAndDeleted() {
        service.state("b", ContainerState.RUNNING);
        model.open();
        assertThat(names()).containsExactly("b");
        service.state("a", ContainerState.STOPPED);
        service.state("c", ContainerState.STOPPED);
        assertThat(names()).containsExactly("a", "b", "c");
        service.remove("b");
        assertThat(names()).containsExactly("a", "c");
    }

    @Test
    void keepsTheItemOfAContainerThatChanges() {
        service.state("a", ContainerState.STOPPED);
        model.open();
        ContainerItem before = item("a");
        service.state("a", ContainerState.RUNNING);
        assertThat(item("a")).isSameAs(before);
        assertThat(before.runs()).isTrue();
    }

    @Test
    void selectsTheNeighbourOfWhatIsDeleted() {
        List.of("a", "b", "c").forEach(name -> service.state(name, ContainerState.RUNNING));
        model.open();
        model.selectedProperty().set(item("b"));
        service.remove("b");
        assertThat(model.selectedProperty().get()).isSameAs(item("c"));
        service.remove("c");
        assertThat(model.selectedProperty().get()).isSameAs(item("a"));
        service.remove("a");
        assertThat(model.selectedProperty().get()).isNull();
    }

    @Test
    void worksUntilTheEventSaysWhatBecameOfIt() {
        service.state("a", ContainerState.STOPPED);
        model.open();
        List<String> seen = new ArrayList<>();
        item("a")
                .workProperty()
                .subscribe(work -> seen.add(work + " while " + item("a").state()));
        service.onStart = () -> assertThat(item("a").work()).isEqualTo(Work.STARTING);
        model.start(item("a"));
        assertThat(seen).containsExactly("null while STOPPED", "STARTING while STOPPED", "null while RUNNING");
    }

    @Test
    void aSecondCommandWaitsForTheFirst() {
        service.state("a", ContainerState.STOPPED);
        model.open();
        service.onStart = () -> {
            model.delete(item("a"));
            assertThat(item("a").work()).isEqualTo(Work.STARTING);
        };
        model.start(item("a"));
        assertThat(names()).containsExactly("a");
    }

    @Test
    void saysOnceWhatFailed() {
        service.state("a", ContainerState.STOPPED);
        model.open();
        service.failure = new CoopException(Kind.ERROR, "No space left", "delete something");
        model.start(item("a"));
        model.start(item("a"));
        assertThat(item("a").work()).isNull();
        assertThat(notices.shown()).singleElement().satisfies(notice -> {
            assertThat(notice.problem()).isEqualTo("No space left");
            assertThat(notice.hint()).isEqualTo("Delete something");
            assertThat(notice.details()).contains("CoopException");
        });
    }

    @Test
    void whatDoesNotShutDownCanBeStoppedByForce() {
        service.state("a", ContainerState.RUNNING);
        model.open();
        service.onStop = () -> {
            throw new CoopException(Kind.ERROR, "a has not shut down within 30 s", "stop it by force");
        };
        model.stop(item("a"));
        Notice notice = notices.shown().getFirst();
        Objects.requireNonNull(notice.remedy()).action().run();
        assertThat(item("a").state()).isEqualTo(ContainerState.STOPPED);
    }

    @Test
    void losesAndFindsTheConnection() {
        service.state("a", ContainerState.RUNNING);
        model.open();
        service.disconnect(gone);
        assertThat(model.connectionProperty().get()).isEqualTo(new Connection.Disconnected(gone, false));
        assertThat(notices.shown()).as("the window says it already").isEmpty();
        model.retry();
        assertThat(service.retries).hasValue(1);
        assertThat(model.connectionProperty().get()).isEqualTo(new Connection.Disconnected(gone, true));
        tasks.tick();
        assertThat(model.connectionProperty().get()).isEqualTo(new Connection.Disconnected(gone, false));
        service.onRetry = service::reconnect;
        model.retry();
        assertThat(model.connected()).isTrue();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void triesAgainByItselfWhenThereIsNoIncusYet() {
        service.watchFailure = new CoopException(Kind.NO_CONNECTION, "No Incus was found", "coop init");
        model.open();
        assertThat(model.connectionProperty().get()).isInstanceOf(Connection.Disconnected.class);
        tasks.tick();
        assertThat(service.watches).hasValue(2);
        service.watchFailure = null;
        tasks.tick();
        assertThat(model.connected()).isTrue();
        assertThat(tasks.repeating()).isZero();
    }

    @Test
    void takesANewWatchWhenTheOldOneWouldNotTryAgain() {
        service.state("a", ContainerState.RUNNING);
        service.lost = new CoopException(Kind.WRONG_STATE, "Incus is not prepared for Coop yet", "coop init");
        model.open();
        assertThat(model.connected()).isFalse();
        service.lost = null;
        tasks.tick();
        assertThat(model.connected()).isTrue();
        service.put(container("b", ContainerState.RUNNING));
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void recoversFromAPassingFailureOfTheWatch() {
        service.state("a", ContainerState.RUNNING);
        model.open();
        service.disconnect(new CoopException(Kind.ERROR, "Incus refused: Invalid PID"));
        assertThat(model.connected()).isFalse();
        service.lost = null;
        tasks.tick();
        assertThat(model.connected()).isTrue();
        assertThat(service.watches).hasValue(2);
        service.state("b", ContainerState.RUNNING);
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void givesANewWatchTheTimeToSpeak() {
        service.state("a", ContainerState.RUNNING);
        model.open();
        service.disconnect(new CoopException(Kind.ERROR, "Incus refused: Invalid PID"));
        service.slow = true;
        tasks.tick();
        tasks.tick();
        assertThat(service.watches).hasValue(2);
        service.reconnect();
        assertThat(model.connected()).isTrue();
        assertThat(tasks.repeating()).isZero();
    }

    @Test
    void hearsNothingAfterItIsClosed() {
        model.open();
        model.close();
        service.state("a", ContainerState.RUNNING);
        assertThat(names()).isEmpty();
    }

    @Test
    void theFirstListIsOneChangeAndOldNewsIsNone() {
        FakeContainers many = new FakeContainers();
        IntStream.range(0, 50).forEach(number -> many.state("box-" + number, ContainerState.RUNNING));
        ContainersModel filled = new ContainersModel(many, new DirectTasks(), new Notices());
        AtomicInteger changes = new AtomicInteger();
        filled.items().addListener((ListChangeListener<ContainerItem>) change -> changes.incrementAndGet());
        filled.open();
        assertThat(changes).hasValue(1);
        Container same = many.get("box-7");
        many.put(new Container(
                same.name(),
                same.state(),
                same.ipv4(),
                same.image(),
                same.cpus(),
                same.memoryMb(),
                same.diskGb(),
                same.mounts(),
                same.snapshots(),
                same.createdAt()));
        assertThat(changes).hasValue(1);
        many.state("box-7", ContainerState.STOPPED);
        assertThat(changes).hasValue(2);
    }
}
