package dev.coop.incus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.Buffer;
import okio.ByteString;
import okio.Okio;
import okio.Pipe;
import org.jspecify.annotations.Nullable;

/**
 * One of the websockets of an exec or a transfer, as a pair of streams. Data travels in binary frames; an empty text frame is the end
 * of the stream, in both directions.
 */
final class ExecSocket extends WebSocketListener {
    enum Kind {
        CONTROL,
        INPUT,
        OUTPUT,
        TERMINAL,
        /** Data in both directions, each with an end of its own. */
        STREAM
    }

    /** What is held of output that nobody has read yet; then the command has to wait. */
    private static final int UNREAD = 1 << 20;

    /** What may wait to be sent. OkHttp closes a socket that has 16 MiB waiting. */
    private static final int UNSENT = 1 << 20;

    private static final int LARGEST_FRAME = 128 << 10;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

    private final Kind kind;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final Pipe received = new Pipe(UNREAD);
    private final InputStream input = Okio.buffer(received.source()).inputStream();
    private final OutputStream output = new Output();
    private final WebSocket socket;
    private volatile boolean ended;

    ExecSocket(Transport transport, HttpUrl url, Kind kind) {
        this.kind = kind;
        this.socket = transport.webSocket(url, this);
    }

    CompletableFuture<Void> opened() {
        return opened;
    }

    InputStream input() {
        return input;
    }

    OutputStream output() {
        return output;
    }

    void sendText(String text) {
        socket.send(text);
    }

    /** Ends it in good order, after all that was sent. */
    void close() {
        socket.close(1000, null);
    }

    /** Ends it now. */
    void cancel() {
        ended = true;
        received.cancel();
        socket.cancel();
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        opened.complete(null);
    }

    @Override
    public void onMessage(WebSocket webSocket, ByteString bytes) {
        try {
            // Blocks while the pipe is full, and with it the command: that is the flow control.
            received.sink().write(new Buffer().write(bytes), bytes.size());
        } catch (IOException _) {
            // The reader has gone.
        }
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        end();
        // Without an answer to the end of a terminal's output the operation never finishes (measured on 6.0.4).
        if (kind == Kind.TERMINAL) {
            webSocket.send("");
        }
        if (kind != Kind.INPUT) {
            webSocket.close(1000, null);
        }
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        webSocket.close(1000, null);
        end();
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable problem, @Nullable Response response) {
        // Incus drops the connection without a closing frame once all is said, so this need not be an error: the exit
        // code, or its absence, decides.
        opened.completeExceptionally(problem);
        end();
    }

    private void end() {
        ended = true;
        try {
            received.sink().close();
        } catch (IOException _) {
            // Cancelled before.
        }
    }

    /** Sends what is written, at the pace at which it is taken. */
    private final class Output extends OutputStream {
        private boolean closed;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, bytes.length);
            int sent = 0;
            while (sent < length) {
                awaitRoom();
                int next = Math.min(LARGEST_FRAME, length - sent);
                if (closed || !socket.send(ByteString.of(bytes, from + sent, next))) {
                    throw new IOException("the command does not read any more");
                }
                sent += next;
            }
        }

        /** OkHttp tells how much is waiting but not when it has gone, hence the looking again. */
        private void awaitRoom() throws IOException {
            while (socket.queueSize() > UNSENT) {
                if (ended) {
                    throw new IOException("the command does not read any more");
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new java.io.InterruptedIOException("cancelled");
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }

        @Override
        public void close() {
            if (!closed && (kind == Kind.INPUT || kind == Kind.STREAM)) {
                socket.send("");
            }
            closed = true;
        }
    }
}
