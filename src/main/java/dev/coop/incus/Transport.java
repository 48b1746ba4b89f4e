package dev.coop.incus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.Buffer;
import okio.ByteString;
import okio.Pipe;
import okio.Sink;
import okio.Socket;
import okio.Source;
import org.jspecify.annotations.Nullable;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.newsclub.net.unix.AFUNIXSocketFactory;

/**
 * HTTP and websockets to one endpoint. The only place that knows what kind of connection it is.
 *
 * <p>Sockets are only ever touched by threads of this class. Callers wait for futures and pipes, which an interrupt ends
 * at once and which suit virtual threads; a native read of a Unix socket does neither.
 */
final class Transport implements AutoCloseable {
    /** No limit: for what may rightly take hours, such as waiting for an operation. */
    static final Duration UNLIMITED = Duration.ZERO;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

    /** What is held of a streamed answer that nobody has read yet. */
    private static final int UNREAD = 1 << 20;

    private static final int SWITCHING_PROTOCOLS = 101;

    private final Endpoint endpoint;
    private final ExecutorService connections;
    private final ExecutorService threads;

    /** Keeps connections for the next call. */
    private final OkHttpClient pooled;

    /** A new connection for each call, so that none is sent a second time because an idle connection had died. */
    private final OkHttpClient fresh;

    Transport(Endpoint endpoint, @Nullable RequestListener listener) {
        this.endpoint = endpoint;
        // Names without numbers: the first number in a program's life takes it 5 ms.
        // Not virtual: on those, junixsocket waits for all sockets in a pool with one thread for each processor, and
        // a few idle websockets stop everything.
        this.connections = Executors.newCachedThreadPool(
                task -> Thread.ofPlatform().daemon().name("incus-connection").unstarted(task));
        this.threads = Executors.newThreadPerTaskExecutor(
                task -> Thread.ofVirtual().name("incus").unstarted(task));
        Dispatcher dispatcher = new Dispatcher(connections);
        // An exec holds four connections for as long as it runs, so the usual limits would dead-lock.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        if (listener != null) {
            builder.addInterceptor(chain -> heard(chain, listener));
        }
        this.pooled = builder.socketFactory(socketFactory(endpoint))
                .dns(new NoNames())
                .proxy(Proxy.NO_PROXY)
                .connectionSpecs(connectionSpecs(endpoint))
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(8, IDLE_LIMIT.toSeconds(), TimeUnit.SECONDS))
                .followRedirects(false)
                .connectTimeout(CONNECT_LIMIT)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
        this.fresh = pooled.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }

    private static Response heard(Interceptor.Chain chain, RequestListener listener) throws IOException {
        Request request = chain.request();
        long start = System.nanoTime();
        Response response = chain.proceed(request);
        listener.answered(
                request.method(),
                request.url().encodedPath(),
                response.code(),
                Duration.ofNanos(System.nanoTime() - start));
        return response;
    }

    // No pattern switches here, though Endpoint is sealed: the first in a program's life takes it 40 ms.

    /** With TLS among them, OkHttp reads the JDK's certificates at its making, which takes longer than most commands. */
    private static List<ConnectionSpec> connectionSpecs(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.UnixSocket) {
            return List.of(ConnectionSpec.CLEARTEXT);
        }
        throw new IllegalArgumentException("no way to connect to " + endpoint);
    }

    private static SocketFactory socketFactory(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.UnixSocket unix) {
            return new UnixSocketFactory(unix);
        }
        throw new IllegalArgumentException("no way to connect to " + endpoint);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    HttpUrl.Builder url() {
        return new HttpUrl.Builder().scheme("http").host("incus").addPathSegment("1.0");
    }

    /** A whole answer. */
    record Received(int code, Headers headers, ByteString body) {
        boolean isSuccessful() {
            return code >= 200 && code < 300;
        }
    }

    /** The head of an answer, and its body as it comes in. */
    record Streamed(int code, Headers headers, Pipe body) {}

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param limit for all of it
     */
    Received call(Request request, Duration limit) {
        return call(
                request,
                limit,
                (response, result) -> result.complete(new Received(
                        response.code(), response.headers(), response.body().byteString())));
    }

    /**
     * Sends a request and waits for the head of the answer. Closing the source of its body ends the transfer.
     *
     * @param limit until the body begins
     */
    Streamed stream(Request request, Duration limit) {
        return call(request, limit, (response, result) -> {
            Pipe pipe = new Pipe(UNREAD);
            if (!result.complete(new Streamed(response.code(), response.headers(), pipe))) {
                return;
            }
            try (Sink sink = pipe.sink()) {
                response.body().source().readAll(sink);
            } catch (IOException broken) {
                // Without this the reader would take a broken transfer for a short file.
                pipe.cancel();
            }
        });
    }

    /**
     * A connection that both sides write to as they like, once the answer was 101.
     *
     * @param error of another answer, its body
     */
    record Duplex(int code, ByteString error, Pipe in, Pipe out) {
        void cancel() {
            in.cancel();
            out.cancel();
        }
    }

    /**
     * Asks for another protocol than HTTP on a connection of its own.
     *
     * @param limit until the answer
     */
    Duplex upgrade(Request request, Duration limit) {
        return call(request.newBuilder().method("GET", null).build(), limit, (response, result) -> {
            Pipe in = new Pipe(UNREAD);
            Pipe out = new Pipe(UNREAD);
            Socket socket = response.socket();
            if (response.code() != SWITCHING_PROTOCOLS || socket == null) {
                result.complete(new Duplex(response.code(), response.body().byteString(), in, out));
                return;
            }
            if (!result.complete(new Duplex(response.code(), ByteString.EMPTY, in, out))) {
                socket.cancel();
                return;
            }
            connections.execute(() -> copy(out.source(), socket.getSink(), socket));
            copy(socket.getSource(), in.sink(), socket);
            out.cancel();
        });
    }

    /** Passes on at once what there is, until either side ends it. */
    private static void copy(Source from, Sink to, Socket socket) {
        Buffer block = new Buffer();
        try (from;
                to) {
            while (from.read(block, UNREAD) >= 0) {
                to.write(block, block.size());
                to.flush();
            }
        } catch (IOException _) {
            // The other side reads the end of it, or finds the connection gone.
        } finally {
            socket.cancel();
        }
    }

    private interface Answered<T> {
        void accept(Response response, CompletableFuture<T> result) throws IOException;
    }

    private <T> T call(Request request, Duration limit, Answered<T> answered) {
        boolean repeatable = request.method().equals("GET") || request.method().equals("HEAD");
        Call call = (repeatable ? pooled : fresh).newCall(request);
        CompletableFuture<T> result = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException problem) {
                result.completeExceptionally(problem);
            }

            @Override
            public void onResponse(Call ignored, Response response) {
                try (response) {
                    answered.accept(response, result);
                } catch (IOException problem) {
                    result.completeExceptionally(problem);
                }
            }
        });
        try {
            return limit.isZero() ? result.get() : result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            giveUp(call, result);
            Thread.currentThread().interrupt();
            throw new CancelledException("cancelled");
        } catch (TimeoutException _) {
            giveUp(call, result);
            throw Failures.timeLimit(endpoint, limit);
        } catch (ExecutionException failure) {
            throw Failures.of(endpoint, failure.getCause());
        }
    }

    private static void giveUp(Call call, CompletableFuture<?> result) {
        call.cancel();
        // The answer may have come at the last moment.
        if (!result.cancel(false) && !result.isCompletedExceptionally() && result.join() instanceof Streamed unread) {
            unread.body().cancel();
        }
    }

    /** Without any time limit. Its listener is called on a thread of this transport and may block it. */
    WebSocket webSocket(HttpUrl url, WebSocketListener listener) {
        return fresh.newWebSocket(new Request.Builder().url(url).build(), listener);
    }

    /** Runs what belongs to this connection in the background, such as waiting for the end of an exec. */
    ExecutorService threads() {
        return threads;
    }

    @Override
    public void close() {
        pooled.dispatcher().cancelAll();
        pooled.connectionPool().evictAll();
        threads.shutdownNow();
        connections.shutdownNow();
    }

    /** No address is ever used. A class, because OkHttp's interface is one of those whose lambdas no cache can hold. */
    private static final class NoNames implements Dns {
        @Override
        public List<InetAddress> lookup(String host) {
            return List.of(InetAddress.getLoopbackAddress());
        }
    }

    /** Every socket leads to the one path, whatever host the URL names. */
    private static final class UnixSocketFactory extends AFUNIXSocketFactory {
        private final Endpoint.UnixSocket endpoint;

        UnixSocketFactory(Endpoint.UnixSocket endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public AFUNIXSocketAddress addressFromHost(String host, int port) throws SocketException {
            return AFUNIXSocketAddress.of(endpoint.path());
        }

        @Override
        public boolean isHostnameSupported(@Nullable String host) {
            return true;
        }
    }
}
