package dev.coop.desktop.logs;

import dev.coop.desktop.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Brings lines to the JavaFX thread in batches: as many as came while the last were shown. */
public final class LineBatch {
    private final BackgroundTasks tasks;
    private final Consumer<List<LogLine>> target;
    private final List<LogLine> waiting = new ArrayList<>();

    /** @param target called on the JavaFX thread */
    public LineBatch(BackgroundTasks tasks, Consumer<List<LogLine>> target) {
        this.tasks = tasks;
        this.target = target;
    }

    /** From any thread. More than a buffer holds is not kept. */
    public void add(String text) {
        LogLine line = LogLine.of(text);
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.add(line);
            if (waiting.size() > LogBuffer.MOST + LogBuffer.BLOCK) {
                waiting.subList(0, LogBuffer.BLOCK).clear();
            }
        }
        if (first) {
            tasks.onUi(() -> target.accept(taken()));
        }
    }

    private List<LogLine> taken() {
        synchronized (waiting) {
            List<LogLine> lines = List.copyOf(waiting);
            waiting.clear();
            return lines;
        }
    }
}
