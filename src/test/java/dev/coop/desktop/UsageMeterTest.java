package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.container.UsageHistory;
import dev.coop.desktop.container.UsageMeter;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.task.Pace;
import dev.coop.desktop.task.Pace.Attention;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class UsageMeterTest {
    private final FakeContainers service = new FakeContainers();
    private final DirectTasks tasks = new DirectTasks();
    private final ContainersModel model = new ContainersModel(service, new DirectTasks(), new Notices());
    private final SimpleObjectProperty<Attention> attention = new SimpleObjectProperty<>(Attention.USE);
    private final UsageMeter meter = new UsageMeter(() -> service.monitor, tasks, new Pace(tasks, attention));

    @BeforeEach
    void two() {
        service.state("runs", ContainerState.RUNNING);
        service.state("rests", ContainerState.STOPPED);
        model.open();
    }

    private ContainerItem item(String name) {
        return model.find(name).orElseThrow();
    }

    @Test
    void looksOnlyAtWhatIsWatchedAndRuns() {
        tasks.tick();
        assertThat(tasks.repeating()).as("nobody watches").isZero();
        Subscription both = Subscription.combine(meter.watch(item("runs")), meter.watch(item("rests")));
        assertThat(service.monitor.asked).hasValue(1);
        both.unsubscribe();
        assertThat(tasks.repeating()).isZero();
    }

    @Test
    void looksLessOftenAtTheManyThanAtTheOne() {
        var _ = meter.watch(item("runs"));
        for (int i = 0; i < 6; i++) {
            tasks.tick();
        }
        assertThat(service.monitor.asked).hasValue(4);
        Subscription close = meter.watchClosely(item("runs"));
        long before = service.monitor.asked.get();
        for (int i = 0; i < 6; i++) {
            tasks.tick();
        }
        assertThat(service.monitor.asked.get() - before).isEqualTo(6);
        close.unsubscribe();
    }

    @Test
    void restsWhileTheWindowCannotBeSeen() {
        var _ = meter.watchClosely(item("runs"));
        attention.set(Attention.NONE);
        assertThat(tasks.repeating()).isZero();
        long before = service.monitor.asked.get();
        attention.set(Attention.USE);
        assertThat(tasks.repeating()).isOne();
        assertThat(service.monitor.asked.get() - before).as("looks at once").isOne();
    }

    @Test
    void looksAtAllWithEachLookWhileTheWindowIsNotUsed() {
        var _ = meter.watch(item("runs"));
        attention.set(Attention.SIGHT);
        assertThat(tasks.periods()).containsExactly(Pace.SELDOM);
        long before = service.monitor.asked.get();
        for (int i = 0; i < 6; i++) {
            tasks.tick();
        }
        assertThat(service.monitor.asked.get() - before).isEqualTo(6);
    }

    @Test
    void twoLooksTellTheShareOfTheProcessorsAndTheRates() {
        UsageHistory history = meter.history(item("runs"));
        var _ = meter.watchClosely(item("runs"));
        assertThat(history.latestProperty().get()).as("one look tells no rate").isNull();
        tasks.tick();
        UsageHistory.Sample sample =
                Objects.requireNonNull(history.latestProperty().get());
        double expected = FakeMonitor.usage("runs", 2).processorsSince(FakeMonitor.usage("runs", 1)) / 2;
        assertThat(sample.cpu()).isCloseTo(expected, within(1e-9));
        assertThat(sample.memory()).isBetween(0.2, 0.5);
        assertThat(sample.received()).isPositive();
    }

    @Test
    void keepsTenMinutes() {
        UsageHistory history = meter.history(item("runs"));
        var _ = meter.watchClosely(item("runs"));
        for (int i = 0; i < 400; i++) {
            tasks.tick();
        }
        assertThat(history.samples()).hasSize(301);
    }

    @Test
    void forgetsWhatWasWhenTheContainerStops() {
        UsageHistory history = meter.history(item("runs"));
        var _ = meter.watchClosely(item("runs"));
        tasks.tick();
        service.state("runs", ContainerState.STOPPED);
        tasks.tick();
        assertThat(history.samples()).isEmpty();
        assertThat(history.latestProperty().get()).isNull();
    }
}
