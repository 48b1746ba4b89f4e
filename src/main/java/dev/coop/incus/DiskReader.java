package dev.coop.incus;

import dev.coop.incus.rsync.FileEntry;
import dev.coop.incus.rsync.RsyncReceiver;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What is on the disk of an instance or a snapshot: every pool driver can send it to another server, by rsync, and this is
 * such another server that keeps nothing. Nothing in the instance runs for it, and no link is followed. Paths begin with
 * {@link #ROOT}; beside it there are the instance's files that are Incus's own.
 *
 * <p>200,000 files take about a second. Closing it ends the transfer at the server.
 */
public final class DiskReader implements AutoCloseable {
    /** What the instance itself sees as its root. */
    public static final String ROOT = "rootfs";

    private static final Duration ATTACH_LIMIT = Duration.ofSeconds(10);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    /** In Incus's protocol buffers: that it be rsync, with none of its options. */
    private static final byte[] BY_RSYNC = {0x08, 0x00};

    private static final byte[] SUCCESS = {0x08, 0x01};

    private final Api api;
    private final ExecSocket control;
    private final ExecSocket data;
    private final Future<?> end;
    private final RsyncReceiver receiver;

    private DiskReader(Api api, ExecSocket control, ExecSocket data, Future<?> end) {
        this.api = api;
        this.control = control;
        this.data = data;
        this.end = end;
        this.receiver = new RsyncReceiver(data.input(), data.output());
    }

    static DiskReader open(Api api, Operation operation) {
        // The end is waited for from the start: a finished operation is forgotten after 5 s.
        Future<?> end = api.transport().threads().submit(() -> new Operations(api).await(operation));
        ExecSocket control = socket(api, operation, "control", ExecSocket.Kind.CONTROL);
        ExecSocket data = socket(api, operation, "fs", ExecSocket.Kind.STREAM);
        DiskReader reader = new DiskReader(api, control, data, end);
        try {
            CompletableFuture.allOf(control.opened(), data.opened())
                    .get(ATTACH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            control.output().write(BY_RSYNC);
            return reader;
        } catch (InterruptedException _) {
            reader.close();
            Thread.currentThread().interrupt();
            throw new CancelledException("cancelled");
        } catch (TimeoutException _) {
            reader.close();
            throw Failures.timeLimit(api.transport().endpoint(), ATTACH_LIMIT);
        } catch (ExecutionException | IOException broken) {
            throw reader.failure(new IOException(broken));
        }
    }

    private static ExecSocket socket(Api api, Operation operation, String name, ExecSocket.Kind kind) {
        HttpUrl url = api.url("operations", operation.id(), "websocket")
                .addQueryParameter(
                        "secret", Objects.toString(operation.metadata().get(name), ""))
                .build();
        return new ExecSocket(api.transport(), url, kind);
    }

    /** All that is on it, in no order. */
    public List<FileEntry> files() {
        try {
            return receiver.files();
        } catch (IOException broken) {
            throw failure(broken);
        }
    }

    /**
     * The content of a file.
     *
     * @param file one of {@link #files}
     * @param limit how many bytes of it are given
     * @return null when it is no more, as can happen while the instance runs
     */
    public byte @Nullable [] read(FileEntry file, int limit) {
        try {
            return receiver.read(file, limit);
        } catch (IOException broken) {
            throw failure(broken);
        }
    }

    /** What broke the transfer is known to the server, if to anybody. */
    private IncusException failure(IOException broken) {
        if (broken instanceof InterruptedIOException || Thread.currentThread().isInterrupted()) {
            cancel();
            Thread.currentThread().interrupt();
            return new CancelledException("cancelled");
        }
        try {
            end.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IncusException known) {
                return known;
            }
        } catch (InterruptedException | TimeoutException _) {
            // Then the broken connection is what there is to tell.
        } finally {
            cancel();
        }
        return Failures.of(api.transport().endpoint(), broken);
    }

    private void cancel() {
        data.cancel();
        control.cancel();
    }

    /** Ends the transfer in good order where it can, so that the server need not report a failure; never throws. */
    @Override
    public void close() {
        try {
            if (!end.isDone() && !Thread.currentThread().isInterrupted()) {
                receiver.finish();
                control.output().write(SUCCESS);
                // Until then the server lets nobody change the instance.
                end.get(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException _) {
            // A file that vanished meanwhile, for one. All that was wanted has come.
        } finally {
            cancel();
        }
    }
}
