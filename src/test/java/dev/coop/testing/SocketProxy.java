package dev.coop.testing;

import dev.coop.incus.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A second door to a Unix socket that can be slammed: what a restart of the server or a lost forwarding does to
 * connections, with the real server behind it.
 */
public final class SocketProxy implements AutoCloseable {
    /** Comes between a client's request and the server. */
    public interface Tap {
        /**
         * @param line the first of the request
         * @param pass lets the server have it
         * @throws IOException to break the connection
         */
        void request(String line, Pass pass) throws IOException;
    }

    /** Lets something through. */
    public interface Pass {
        void on() throws IOException;
    }

    private static final int LONGEST_LINE = 2000;

    private static final Pattern REQUEST = Pattern.compile("(?:GET|POST|PUT|PATCH|DELETE|HEAD) \\S+ HTTP/1\\.1");

    private final Path path;
    private final Path target;
    private final Tap tap;
    private final Set<SocketChannel> channels = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile @Nullable ServerSocketChannel server;

    public SocketProxy(Path path, Endpoint.UnixSocket target) {
        this(path, target, (line, pass) -> pass.on());
    }

    public SocketProxy(Path path, Endpoint.UnixSocket target, Tap tap) {
        this.tap = tap;
        this.path = path;
        this.target = target.path();
        listen();
    }

    public Endpoint.UnixSocket endpoint() {
        return new Endpoint.UnixSocket(path);
    }

    /** How many connections came so far. */
    public int accepted() {
        return accepted.get();
    }

    /** How many connections are open. */
    public int open() {
        return channels.size() / 2;
    }

    /** Breaks all connections; new ones are welcome. */
    public void cut() {
        // First all of them fall silent: what the server says about the loss of one must not come through another.
        cuts.incrementAndGet();
        channels.forEach(SocketProxy::close);
    }

    /** Breaks all connections and refuses new ones; the socket file stays behind, as it does when a server dies. */
    public void goDown() {
        ServerSocketChannel running = server;
        if (running != null) {
            close(running);
        }
        cut();
    }

    /** Listens again. */
    public void comeUp() {
        listen();
    }

    private void listen() {
        try {
            Files.deleteIfExists(path);
            ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            opened.bind(UnixDomainSocketAddress.of(path));
            server = opened;
            Thread.ofVirtual().name("proxy-accept").start(() -> accept(opened));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void accept(ServerSocketChannel from) {
        try {
            while (true) {
                SocketChannel client = from.accept();
                int cutsBefore = cuts.get();
                accepted.incrementAndGet();
                SocketChannel upstream = SocketChannel.open(UnixDomainSocketAddress.of(target));
                channels.add(client);
                channels.add(upstream);
                Thread.ofPlatform().daemon().name("proxy-up").start(() -> copy(client, upstream, cutsBefore, tap));
                Thread.ofPlatform()
                        .daemon()
                        .name("proxy-down")
                        .start(() -> copy(upstream, client, cutsBefore, (line, pass) -> pass.on()));
            }
        } catch (IOException closed) {
            // It went down.
        }
    }

    private void copy(SocketChannel from, SocketChannel to, int cutsBefore, Tap between) {
        ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
        try {
            while (from.read(buffer) >= 0 && cuts.get() == cutsBefore) {
                buffer.flip();
                String start = new String(
                        buffer.array(), 0, Math.min(buffer.limit(), LONGEST_LINE), StandardCharsets.ISO_8859_1);
                Matcher request = REQUEST.matcher(start);
                Pass pass = () -> {
                    while (buffer.hasRemaining()) {
                        to.write(buffer);
                    }
                };
                if (request.lookingAt()) {
                    between.request(request.group(), pass);
                } else {
                    pass.on();
                }
                buffer.clear();
            }
        } catch (IOException cut) {
            // Then both ends go.
        }
        close(from);
        close(to);
        channels.remove(from);
        channels.remove(to);
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyBroken) {
            // It is gone, which is what was wanted.
        }
    }

    @Override
    public void close() {
        goDown();
        try {
            Files.deleteIfExists(path);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
