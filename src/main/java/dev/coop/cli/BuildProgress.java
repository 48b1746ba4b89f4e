package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Text;
import dev.coop.core.image.BuildListener;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The progress of a build: on a terminal a bar with the last line of the log under the finished steps, else plain lines. */
final class BuildProgress implements BuildListener, AutoCloseable {
    private static final int BAR = 24;

    private final Console console;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    private int total;
    private int done;
    private String title = "";
    private String lastLine = "";

    BuildProgress(Console console) {
        this.console = console;
        if (console.showsProgress()) {
            var _ = clock.scheduleAtFixedRate(this::draw, 0, 250, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void begins(String recipe, int steps) {
        total = steps;
        console.remark("Building from the recipe " + recipe + ", " + steps + " steps");
    }

    @Override
    public synchronized void stepStarted(int number, String name) {
        title = name;
        lastLine = "";
        if (!console.isTerminal()) {
            console.remark("[" + number + "/" + total + "] " + name);
        }
    }

    @Override
    public synchronized void stepFinished(int number, String name, Duration took, boolean reused) {
        done = number;
        if (console.isTerminal() || reused) {
            console.remark("[" + number + "/" + total + "] " + Text.pad(name, 44)
                    + console.faint(reused ? "as before" : Text.duration(took)));
        } else {
            console.remark("[" + number + "/" + total + "] done in " + Text.duration(took));
        }
    }

    @Override
    public synchronized void log(String text) {
        lastLine = Text.printable(text);
        if (!console.isTerminal()) {
            console.remark("    " + lastLine);
        }
    }

    @Override
    public synchronized void warning(String text) {
        console.warn(text);
    }

    private synchronized void draw() {
        if (total == 0) {
            return;
        }
        int filled = BAR * done / total;
        String bar = "█".repeat(filled) + "░".repeat(BAR - filled);
        String elapsed = Text.duration(Duration.ofSeconds((System.nanoTime() - start) / 1_000_000_000L));
        String text = bar + " " + elapsed + "  " + title + (lastLine.isEmpty() ? "" : ": " + lastLine);
        console.line(text);
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        console.clearLine();
    }
}
