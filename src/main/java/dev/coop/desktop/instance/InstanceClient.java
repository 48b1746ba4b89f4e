package dev.coop.desktop.instance;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a later start says to the first. */
final class InstanceClient {
    static final byte[] SHOW = "show\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] SHOWN = "shown\n".getBytes(StandardCharsets.US_ASCII);

    /** Nobody waits for an answer longer than this. */
    static final long LONGEST_SECONDS = 30;

    private InstanceClient() {}

    /** What comes of asking. */
    enum Answer {
        /** The window is in front. */
        SHOWN,
        /** Somebody listens, and says nothing in time. */
        NONE,
        /** Nobody listens, or has ended meanwhile. */
        NOBODY
    }

    static Answer show(Path socket, Duration patience) throws InterruptedIOException {
        FutureTask<Boolean> call = new FutureTask<>(() -> ask(socket));
        Thread thread = Thread.ofVirtual().name("coop-instance-call").start(call);
        try {
            return call.get(patience.toMillis(), TimeUnit.MILLISECONDS) ? Answer.SHOWN : Answer.NOBODY;
        } catch (TimeoutException _) {
            return Answer.NONE;
        } catch (ExecutionException _) {
            return Answer.NOBODY;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            thread.interrupt();
        }
    }

    private static boolean ask(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(SHOW));
            ByteBuffer answer = ByteBuffer.allocate(SHOWN.length);
            while (answer.hasRemaining() && channel.read(answer) > 0) {}
            return Arrays.equals(answer.array(), SHOWN);
        }
    }
}
