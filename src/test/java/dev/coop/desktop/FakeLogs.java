package dev.coop.desktop;

import dev.coop.core.container.ContainerLogs;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Logs that a test writes. Each one that is opened begins with what is there already. */
public final class FakeLogs implements ContainerLogs {
    private static final String END = "\u0000end";

    public volatile Log.Origin origin = Log.Origin.JOURNAL;
    public volatile @Nullable CoopException failure;
    public volatile List<String> before = List.of();
    public final AtomicInteger open = new AtomicInteger();
    private volatile BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    public void write(String line) {
        lines.add(line);
    }

    /** The log comes to its end. */
    public void end() {
        lines.add(END);
    }

    @Override
    public Log open(String name, Request request) {
        CoopException wanted = failure;
        if (wanted != null) {
            throw wanted;
        }
        BlockingQueue<String> mine = new LinkedBlockingQueue<>(before);
        lines = mine;
        open.incrementAndGet();
        return new Log() {
            private boolean closed;

            @Override
            public Origin origin() {
                return origin;
            }

            @Override
            public @Nullable String readLine() {
                try {
                    String line = mine.take();
                    return line.equals(END) ? null : line;
                } catch (InterruptedException cancelled) {
                    throw new CoopException(Kind.INTERRUPTED, "Cancelled", "", cancelled);
                }
            }

            @Override
            public synchronized void close() {
                if (!closed) {
                    closed = true;
                    mine.add(END);
                    open.decrementAndGet();
                }
            }
        };
    }
}
