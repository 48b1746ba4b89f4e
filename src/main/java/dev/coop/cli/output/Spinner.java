package dev.coop.cli.output;

import java.util.concurrent.TimeUnit;

/** A line that moves, for what takes longer than a second. Without a terminal there is none. */
public final class Spinner implements AutoCloseable {
    private static final long DELAY_MS = 1000;
    private static final long STEP_MS = 100;
    private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    private final Console console;
    private String text;
    private boolean closed;

    Spinner(Console console, String text) {
        this.console = console;
        this.text = text;
        if (console.showsProgress()) {
            Thread.ofPlatform().daemon().name("spinner").start(this::spin);
        }
    }

    /** What is going on now. */
    public synchronized void text(String now) {
        text = now;
    }

    private synchronized void spin() {
        try {
            pause(DELAY_MS);
            for (int frame = 0; !closed; frame = (frame + 1) % FRAMES.length()) {
                console.line(FRAMES.charAt(frame) + " " + Text.printable(text));
                pause(STEP_MS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        for (long left = milliseconds; !closed && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        console.clearLine();
    }
}
