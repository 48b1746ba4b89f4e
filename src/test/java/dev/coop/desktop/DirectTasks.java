package dev.coop.desktop;

import dev.coop.core.failure.CoopException;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does everything at once on the calling thread; what comes again and again comes when the test says so. */
public final class DirectTasks implements BackgroundTasks {
    private record Repeated(Duration period, Runnable action) {}

    private final List<Repeated> repeated = new ArrayList<>();

    @Override
    public <T> Job start(Callable<T> work, Consumer<? super T> done, Consumer<CoopException> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception problem) {
            failed.accept(Failures.of(problem));
            return () -> {};
        }
        done.accept(result);
        return () -> {};
    }

    @Override
    public void finish(Runnable work) {
        work.run();
    }

    @Override
    public void onUi(Runnable action) {
        action.run();
    }

    @Override
    public Job every(Duration period, Runnable action) {
        Repeated added = new Repeated(period, action);
        repeated.add(added);
        return () -> repeated.remove(added);
    }

    /** Lets one period of everything that comes again go by. */
    public void tick() {
        List.copyOf(repeated).forEach(each -> each.action().run());
    }

    /** How long it is between two times, of each that comes again. */
    public List<Duration> periods() {
        return repeated.stream().map(Repeated::period).toList();
    }

    public int repeating() {
        return repeated.size();
    }
}
