package dev.coop.incus;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

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
            if (!isClosed()) {
                listener.connected();
            }
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            Event event = parse(text);
            if (event != null && !isClosed()) {
                listener.event(event);
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
            end(Failures.of(transport.endpoint(), problem));
        }

        private void end(IncusException why) {
            if (!isClosed()) {
                listener.disconnected(why);
            }
            lock.lock();
            try {
                ended = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private static @Nullable Event parse(String text) {
        try {
            JsonNode frame = Json.MAPPER.readTree(text);
            Instant timestamp = Instant.parse(frame.path("timestamp").asString());
            String project = frame.path("project").asString("");
            JsonNode metadata = frame.path("metadata");
            return switch (frame.path("type").asString("")) {
                case "lifecycle" -> lifecycle(timestamp, project, metadata);
                case "operation" ->
                    new Event.OperationChanged(timestamp, project, Json.read(metadata, Operation.class));
                default -> null;
            };
        } catch (JacksonException | java.time.DateTimeException unreadable) {
            LOG.warn("An event that cannot be read was passed over: {}", text, unreadable);
            return null;
        }
    }

    private static Event lifecycle(Instant timestamp, String project, JsonNode metadata) {
        // The source is the URL of the resource: /1.0/instances/name/snapshots/s0?project=p. Its name is not always
        // given.
        String source = metadata.path("source").asString("");
        HttpUrl url = HttpUrl.parse("http://incus" + source);
        String kind =
                url == null || url.pathSize() < 2 ? "" : url.pathSegments().get(1);
        String name =
                url == null || url.pathSize() < 3 ? "" : url.pathSegments().get(2);
        String within = url == null ? null : url.queryParameter("project");
        return new Event.Lifecycle(
                timestamp,
                !project.isEmpty() ? project : within == null ? "" : within,
                metadata.path("action").asString(""),
                kind,
                name);
    }
}
