package dev.coop.desktop.overview;

import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ContainerState;
import dev.coop.core.container.Limits;
import dev.coop.core.container.ProcessInfo;
import dev.coop.core.container.Usage;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.desktop.DirectTasks;
import dev.coop.desktop.FakeContainers;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.container.UsageHistory.Sample;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.task.Pace;
import dev.coop.desktop.task.Pace.Attention;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OverviewModelsTest {
    private final FakeContainers service = new FakeContainers();
    private final DirectTasks tasks = new DirectTasks();
    private final ContainersModel containers = new ContainersModel(service, new DirectTasks(), new Notices());
    private final Pace pace = new Pace(tasks, new SimpleObjectProperty<>(Attention.USE));
    private final LimitsModel limits = new LimitsModel(service, tasks);

    @BeforeEach
    void one() {
        service.state("one", ContainerState.RUNNING);
        containers.open();
        limits.show(item().container());
    }

    private ContainerItem item() {
        return containers.find("one").orElseThrow();
    }

    @Test
    void limitsThatAreTypedAreSetAndHold() {
        assertThat(limits.memoryProperty().get()).isEqualTo("4 GiB");
        assertThat(limits.editedProperty().get()).isFalse();
        limits.cpusProperty().set("3");
        limits.memoryProperty().set("512 MiB");
        limits.save();
        assertThat(service.get("one").cpus()).isEqualTo(3);
        assertThat(service.get("one").memoryMb()).isEqualTo(512);
        assertThat(limits.editedProperty().get()).isFalse();
    }

    @Test
    void limitsThatMakeNoSenseAreSaidAndNotSet() {
        limits.cpusProperty().set("none");
        assertThat(limits.problemProperty().get()).isNotEmpty();
        limits.save();
        assertThat(service.get("one").cpus()).isEqualTo(2);
        limits.revert();
        assertThat(limits.problemProperty().get()).isEmpty();
        assertThat(limits.cpusProperty().get()).isEqualTo("2");
    }

    @Test
    void aFailureIsSaidAndWhatWasTypedStays() {
        limits.cpusProperty().set("8");
        service.failure = new CoopException(Kind.ERROR, "There are only 4 processors", "take fewer");
        limits.save();
        assertThat(limits.problemProperty().get()).isEqualTo("There are only 4 processors. Take fewer.");
        assertThat(limits.cpusProperty().get()).isEqualTo("8");
        assertThat(limits.savingProperty().get()).isFalse();
    }

    @Test
    void newsFromElsewhereDoesNotTakeAwayWhatIsBeingTyped() {
        limits.cpusProperty().set("7");
        service.updateLimits("one", new Limits(4, 2048));
        limits.show(item().container());
        assertThat(limits.cpusProperty().get()).isEqualTo("7");
        assertThat(limits.memoryProperty().get()).isEqualTo("2 GiB");
        service.state("two", ContainerState.RUNNING);
        limits.show(containers.find("two").orElseThrow().container());
        assertThat(limits.cpusProperty().get()).as("another container").isEqualTo("2");
    }

    @Test
    void theBusiestProcessComesFirstAndNobodyIsAskedAfterTheEnd() {
        AtomicLong seconds = new AtomicLong();
        ContainerMonitor monitor = new ContainerMonitor() {
            @Override
            public Usage usage(String name) {
                throw new AssertionError("not asked for");
            }

            @Override
            public List<ProcessInfo> processes(String name) {
                long now = seconds.addAndGet(4);
                return List.of(
                        new ProcessInfo(1, 0, "root", 'S', Duration.ofHours(1), 900_000_000, 1, "large"),
                        new ProcessInfo(2, 1, "agent", 'R', Duration.ofSeconds(now / 2), 5_000_000, 1, "busy"),
                        new ProcessInfo(3, 2, "root", 'S', Duration.ZERO, 0, 1, "kthread"));
            }
        };
        ProcessesModel model = new ProcessesModel(() -> monitor, tasks, pace, () -> seconds.get() * 1_000_000_000L);
        model.start(item());
        assertThat(model.rowsProperty().get())
                .as("the first look tells no rate, and threads of the kernel are none of ours")
                .extracting(row -> row.process().command())
                .containsExactly("large", "busy");
        tasks.tick();
        ProcessesModel.Row first = model.rowsProperty().get().getFirst();
        assertThat(first.process().command()).isEqualTo("busy");
        assertThat(first.cpu()).isCloseTo(0.5, within(0.01));
        model.stop();
        assertThat(tasks.repeating()).isZero();
    }

    @Test
    void measuresSayWhatIsUsedOfWhat() {
        List<Sample> samples = List.of(
                new Sample(0, 0.1, 1L << 30, 4L << 30, null, null, 5L, 100, 40_000),
                new Sample(2_000_000_000L, 0.37, 2L << 30, 4L << 30, null, null, 5L, 300, 10));
        Measure.Reading cpu = Measure.CPU.read(samples, item().container());
        assertThat(cpu.value()).isEqualTo("37 %");
        assertThat(cpu.limit()).isEqualTo("of 2 CPUs");
        Measure.Reading memory = Measure.MEMORY.read(samples, item().container());
        assertThat(memory.value()).isEqualTo("2.0 GiB");
        assertThat(memory.limit()).isEqualTo("of 4.0 GiB");
        Measure.Reading network = Measure.NETWORK.read(samples, item().container());
        assertThat(network.most()).as("room for the highest").isEqualTo(64 * 1024);
        Measure.Reading disk = Measure.DISK.read(samples, item().container());
        assertThat(disk.value()).as("untold").isEqualTo("–");
        assertThat(disk.series().getFirst()).isEmpty();
        assertThat(Measure.CPU.read(List.of(), item().container()).value()).isEqualTo("–");
    }
}
