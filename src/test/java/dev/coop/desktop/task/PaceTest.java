package dev.coop.desktop.task;

import dev.coop.desktop.DirectTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.task.Pace.Attention;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private static final Duration OFTEN = Duration.ofSeconds(2);

    private final DirectTasks tasks = new DirectTasks();
    private final SimpleObjectProperty<Attention> attention = new SimpleObjectProperty<>(Attention.USE);
    private final Pace pace = new Pace(tasks, attention);
    private final AtomicInteger times = new AtomicInteger();

    @Test
    void isSlowWhileTheWindowIsOnlyOpenAndStopsWhileItCannotBeSeen() {
        pace.every(OFTEN, times::incrementAndGet);
        assertThat(tasks.periods()).containsExactly(OFTEN);
        attention.set(Attention.SIGHT);
        assertThat(tasks.periods()).containsExactly(Pace.SELDOM);
        attention.set(Attention.NONE);
        assertThat(tasks.periods()).isEmpty();
        assertThat(times).as("less attention is no reason to look").hasValue(0);
    }

    @Test
    void looksAtOnceWhenTheWindowGetsMoreAttention() {
        attention.set(Attention.NONE);
        pace.every(OFTEN, times::incrementAndGet);
        assertThat(times).hasValue(0);
        attention.set(Attention.SIGHT);
        assertThat(times).hasValue(1);
        attention.set(Attention.USE);
        assertThat(times).hasValue(2);
    }

    @Test
    void whatIsSeldomAnywayStaysAsItIs() {
        Duration seldom = Pace.SELDOM.multipliedBy(2);
        pace.every(seldom, times::incrementAndGet);
        attention.set(Attention.SIGHT);
        assertThat(tasks.periods()).containsExactly(seldom);
    }

    @Test
    void whatIsCancelledDoesNotComeBack() {
        Job job = pace.every(OFTEN, times::incrementAndGet);
        job.cancel();
        attention.set(Attention.NONE);
        attention.set(Attention.USE);
        assertThat(tasks.periods()).isEmpty();
        assertThat(times).hasValue(0);
    }
}
