package dev.coop.incus;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscription to events. Reconnects with growing pauses until it is closed. */
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final Transport transport;
    private final HttpUrl url;
    private final EventListener listener;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable WebSocket socket;
    private boolean closed;
    private boolean retryNow;

    EventStream(Transport transport, HttpUrl url, EventListener listener) {
        this.transport = transport;
        this.url = url;
        this.listener = listener;
        transport.threads().execute(this::keepOpen);
    }

    /** Does not wait for the pause before the next attempt to end. */
    public void reconnectNow() {
        lock.lock();
        try {
            retryNow = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (socket != null) {
                socket.cancel();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void keepOpen() {
        Duration pause = FIRST_PAUSE;
        while (true) {
            Connection connection = new Connection();
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                retryNow = false;
                socket = transport.webSocket(url, connection);
                while (!connection.ended) {
                    changed.await();
                }
                if (closed) {
                    return;
                }
                pause = connection.opened ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
                long left = pause.toNanos();
                while (!closed && !retryNow && left > 0) {
                    left = changed.awaitNanos(left);
                }
            } catch (InterruptedException _) {
                return;
            } finally {
                lock.unlock();
            }
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void tell(Consumer<EventListener> what) {
        if (isClosed()) {
            return;
        }
        try {
            what.accept(listener);
        } catch (RuntimeException fault) {
            LOG.error("A listener for events of {} failed", transport.endpoint(), fault);
        }
    }

    /** One websocket from its opening to its end. */
    private final class Connection extends WebSocketListener {
        private boolean opened;
        private boolean ended;

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            lock.lock();
            try {
                opened = true;
            } finally {
                lock.unlock();
            }
            tell(EventListener::connected);
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            Event event = EventReader.read(text);
            if (event != null) {
                tell(it -> it.event(event));
            }
        }

        @Override
        public void onMessage(WebSocket webSocket, ByteString bytes) {
            onMessage(webSocket, bytes.utf8());
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(1000, null);
            end(new ConnectionException(transport.endpoint(), "Incus closed the connection", null));
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable problem, @Nullable Response response) {
            end(
                    response == null
                            ? Failures.of(transport.endpoint(), problem)
                            : new ConnectionException(
                                    transport.endpoint(),
                                    transport.endpoint() + " sends no events (HTTP " + response.code() + ")",
                                    problem));
        }

        private void end(IncusException why) {
            lock.lock();
            try {
                if (ended) {
                    return;
                }
            } finally {
                lock.unlock();
            }
            tell(it -> it.disconnected(why));
            lock.lock();
            try {
                ended = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
