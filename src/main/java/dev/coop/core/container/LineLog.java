package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A log that comes as a stream of bytes. */
final class LineLog implements ContainerLogs.Log {
    /** Longer lines are cut in pieces: a container could write one without end. */
    private static final int LONGEST = 64 << 10;

    private final Origin origin;
    private final InputStream bytes;
    private final Runnable end;
    private volatile boolean closed;

    LineLog(Origin origin, InputStream bytes, Runnable end) {
        this.origin = origin;
        this.bytes = new BufferedInputStream(bytes);
        this.end = end;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public @Nullable String readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = bytes.read();
            if (next < 0) {
                return null;
            }
            while (next >= 0 && next != '\n' && line.size() < LONGEST) {
                line.write(next);
                next = bytes.read();
            }
            return line.toString(StandardCharsets.UTF_8).stripTrailing();
        } catch (InterruptedIOException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "Cancelled");
        } catch (IOException broken) {
            if (closed) {
                return null;
            }
            throw new CoopException(
                    Kind.NO_CONNECTION, "The connection to the log broke: " + broken.getMessage(), "", broken);
        }
    }

    @Override
    public void close() {
        closed = true;
        end.run();
    }
}
