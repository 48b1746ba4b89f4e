package dev.coop.desktop.logs;

import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.ContainerLogs.Log;
import dev.coop.core.container.ContainerLogs.Log.Origin;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One log being read in the background. */
final class LogReading {
    /** Hears on the JavaFX thread what comes, and nothing after {@link #end()}. */
    interface Reader {
        void opened(Origin origin);

        void came(List<LogLine> lines);

        /** There is no more. */
        void ended();

        void failed(CoopException why);
    }

    private final BackgroundTasks tasks;
    private final Reader reader;
    private final LineBatch batch;
    private final Job job;
    private volatile boolean over;
    private volatile @Nullable Log log;

    private LogReading(BackgroundTasks tasks, Reader reader, Supplier<ContainerLogs> logs, String name, int count) {
        this.tasks = tasks;
        this.reader = reader;
        batch = new LineBatch(tasks, lines -> tell(() -> reader.came(lines)));
        job = tasks.run(
                () -> read(logs.get(), name, count), () -> tell(reader::ended), why -> tell(() -> reader.failed(why)));
    }

    /**
     * Reads on until it is ended.
     *
     * @param logs asked for in the background
     * @param lines how many of the last to begin with
     */
    static LogReading of(String name, int lines, Supplier<ContainerLogs> logs, BackgroundTasks tasks, Reader reader) {
        return new LogReading(tasks, reader, logs, name, lines);
    }

    /** On the JavaFX thread. */
    private void tell(Runnable news) {
        if (!over) {
            news.run();
        }
    }

    private void read(ContainerLogs logs, String name, int lines) {
        try (Log opened = logs.open(name, new ContainerLogs.Request(lines, null, true))) {
            log = opened;
            tasks.onUi(() -> tell(() -> reader.opened(opened.origin())));
            String line = over ? null : opened.readLine();
            while (line != null && !over) {
                batch.add(line);
                line = opened.readLine();
            }
        }
    }

    void end() {
        over = true;
        job.cancel();
        Log open = log;
        if (open != null) {
            tasks.finish(open::close);
        }
    }
}
