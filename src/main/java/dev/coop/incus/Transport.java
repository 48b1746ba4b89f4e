package dev.coop.incus;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.newsclub.net.unix.AFUNIXSocketFactory;

/** HTTP and websockets to one endpoint. The only place that knows what kind of connection it is. */
final class Transport implements AutoCloseable {
    /** No limit: for what may rightly take hours, such as waiting for an operation. */
    static final Duration UNLIMITED = Duration.ZERO;

    private final Endpoint endpoint;
    private final OkHttpClient http;
    private final ExecutorService threads;

    Transport(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("incus-", 0).factory());
        Dispatcher dispatcher = new Dispatcher(threads);
        // An exec holds four connections for as long as it runs, so the usual limits would dead-lock.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        this.http = new OkHttpClient.Builder()
                .socketFactory(socketFactory(endpoint))
                .dns(host -> List.of(InetAddress.getLoopbackAddress()))
                .proxy(java.net.Proxy.NO_PROXY)
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(
                        8, Duration.ofSeconds(30).toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                .followRedirects(false)
                .retryOnConnectionFailure(true)
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    private static SocketFactory socketFactory(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.UnixSocket unix -> new UnixSocketFactory(unix);
        };
    }

    Endpoint endpoint() {
        return endpoint;
    }

    HttpUrl.Builder url() {
        return new HttpUrl.Builder().scheme("http").host("incus").addPathSegment("1.0");
    }

    /**
     * Sends a request and waits for the head of the answer; the caller closes it.
     *
     * @param limit for the whole call, reading the body included
     */
    Response send(Request request, Duration limit) {
        Call call = http.newCall(request);
        call.timeout().timeout(limit.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
        CompletableFuture<Response> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException problem) {
                answer.completeExceptionally(problem);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                if (!answer.complete(response)) {
                    response.close();
                }
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException _) {
            call.cancel();
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new CancelledException("cancelled");
        } catch (ExecutionException failure) {
            throw Failures.of(endpoint, limit, failure.getCause());
        }
    }

    WebSocket webSocket(HttpUrl url, WebSocketListener listener) {
        return http.newWebSocket(new Request.Builder().url(url).build(), listener);
    }

    /** Runs what belongs to this connection in the background, such as waiting for the end of an exec. */
    ExecutorService threads() {
        return threads;
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
        threads.shutdownNow();
    }

    /** Every socket leads to the one path, whatever host the URL names. */
    private static final class UnixSocketFactory extends AFUNIXSocketFactory {
        private final Endpoint.UnixSocket endpoint;

        UnixSocketFactory(Endpoint.UnixSocket endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public AFUNIXSocketAddress addressFromHost(String host, int port) throws java.net.SocketException {
            return AFUNIXSocketAddress.of(endpoint.path());
        }

        @Override
        public boolean isHostnameSupported(@org.jspecify.annotations.Nullable String host) {
            return true;
        }
    }
}
