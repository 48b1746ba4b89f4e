package dev.coop.desktop.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for later starts. Whoever says anything but the one word is left without an answer. */
final class InstanceServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceServer.class);

    /** Who is slower than this to say a word of five letters has none to say. */
    private static final long WORD_SECONDS = 2;

    private static final int MOST_AT_ONCE = 16;

    private final ServerSocketChannel server;
    private final Path socket;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final CompletableFuture<Consumer<Runnable>> show = new CompletableFuture<>();

    private InstanceServer(ServerSocketChannel server, Path socket) {
        this.server = server;
        this.socket = socket;
    }

    /** Takes the place of a socket that an instance before this one left behind. */
    static InstanceServer open(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | RuntimeException problem) {
            channel.close();
            // Also when its path is longer than a socket's may be.
            throw problem instanceof IOException known ? known : new IOException(problem);
        }
        InstanceServer opened = new InstanceServer(channel, socket);
        Thread.ofVirtual().name("coop-instance").start(opened::listen);
        return opened;
    }

    void onShow(Consumer<Runnable> how) {
        show.complete(how);
    }

    private void listen() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                if (places.tryAcquire()) {
                    Thread.ofVirtual().name("coop-instance-caller").start(() -> answer(caller));
                } else {
                    caller.close();
                }
            } catch (IOException problem) {
                if (server.isOpen()) {
                    LOG.warn("Later starts of the desktop are not heard any more", problem);
                }
                return;
            }
        }
    }

    private void answer(SocketChannel caller) {
        try {
            if (saysShow(caller)) {
                CompletableFuture<Void> shown = new CompletableFuture<>();
                var _ = show.thenAccept(how -> how.accept(() -> shown.complete(null)));
                shown.get(InstanceClient.LONGEST_SECONDS, TimeUnit.SECONDS);
                caller.write(ByteBuffer.wrap(InstanceClient.SHOWN));
            }
        } catch (IOException | ExecutionException | TimeoutException _) {
            // It has gone, or will say itself that nobody answered.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
            close(caller);
        }
    }

    private static boolean saysShow(SocketChannel caller) throws IOException {
        Executor later = CompletableFuture.delayedExecutor(WORD_SECONDS, TimeUnit.SECONDS);
        CompletableFuture<Void> tooLate = CompletableFuture.runAsync(() -> hearNoMore(caller), later);
        try {
            // One more than it takes, so that a longer word is not taken for this one.
            ByteBuffer word = ByteBuffer.allocate(InstanceClient.SHOW.length + 1);
            while (word.hasRemaining() && caller.read(word) > 0) {
                if (word.position() >= InstanceClient.SHOW.length) {
                    break;
                }
            }
            return Arrays.equals(Arrays.copyOf(word.array(), word.position()), InstanceClient.SHOW);
        } finally {
            tooLate.cancel(false);
        }
    }

    private static void hearNoMore(SocketChannel caller) {
        try {
            caller.shutdownInput();
        } catch (IOException _) {
            // It has gone by itself.
        }
    }

    private static void close(SocketChannel caller) {
        try {
            caller.close();
        } catch (IOException _) {
            // It is closed then, too.
        }
    }

    @Override
    public void close() throws IOException {
        try (server) {
            Files.deleteIfExists(socket);
        }
    }
}
