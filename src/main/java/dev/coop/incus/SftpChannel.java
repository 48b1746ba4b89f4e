package dev.coop.incus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers of SFTP, version 3 (draft-ietf-secsh-filexfer-02). Many requests may be on their way at once.
 * There is no library for it that does without an SSH connection around it.
 */
final class SftpChannel implements AutoCloseable {
    static final int VERSION = 3;

    private static final int INIT = 1;
    private static final int VERSION_ANSWER = 2;

    /** No honest answer is longer. */
    private static final int LONGEST_ANSWER = 1 << 20;

    private final Api api;
    private final Transport.Duplex duplex;
    private final BufferedSource in;
    private final BufferedSink out;
    private final Map<Integer, CompletableFuture<Answer>> pending = new ConcurrentHashMap<>();
    private int lastId;
    private @Nullable IOException broken;

    /** The body is without type and number. */
    record Answer(int type, Buffer body) {}

    SftpChannel(Api api, Transport.Duplex duplex) {
        this.api = api;
        this.duplex = duplex;
        this.in = Okio.buffer(duplex.in().source());
        this.out = Okio.buffer(duplex.out().sink());
        CompletableFuture<Answer> version = new CompletableFuture<>();
        pending.put(0, version);
        api.transport().threads().execute(this::receive);
        write(INIT, new Buffer().writeInt(VERSION));
        await(version);
    }

    CompletableFuture<Answer> send(int type, Buffer body) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        synchronized (this) {
            if (broken != null) {
                throw Failures.of(api.transport().endpoint(), broken);
            }
            int id = ++lastId;
            pending.put(id, answer);
            Buffer numbered = new Buffer().writeInt(id);
            numbered.write(body, body.size());
            write(type, numbered);
        }
        return answer;
    }

    private synchronized void write(int type, Buffer body) {
        try {
            out.writeInt((int) body.size() + 1).writeByte(type);
            out.write(body, body.size());
            out.flush();
        } catch (InterruptedIOException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException("cancelled");
        } catch (IOException failure) {
            throw Failures.of(api.transport().endpoint(), failure);
        }
    }

    Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.get(api.limit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException("cancelled");
        } catch (TimeoutException _) {
            throw Failures.timeLimit(api.transport().endpoint(), api.limit());
        } catch (ExecutionException failure) {
            throw Failures.of(api.transport().endpoint(), failure.getCause());
        }
    }

    private void receive() {
        try {
            while (true) {
                int length = in.readInt();
                if (length < 5 || length > LONGEST_ANSWER) {
                    throw new IOException("an answer of the file service makes no sense");
                }
                int type = in.readByte();
                int id = type == VERSION_ANSWER ? 0 : in.readInt();
                Buffer body = new Buffer();
                in.readFully(body, length - (type == VERSION_ANSWER ? 1 : 5));
                CompletableFuture<Answer> waiting = pending.remove(id);
                if (waiting != null) {
                    waiting.complete(new Answer(type, body));
                }
            }
        } catch (IOException ended) {
            fail(ended instanceof EOFException ? new IOException("the file service ended", ended) : ended);
        }
    }

    private void fail(IOException why) {
        synchronized (this) {
            broken = why;
        }
        pending.values().forEach(each -> each.completeExceptionally(why));
        duplex.cancel();
    }

    @Override
    public void close() {
        duplex.cancel();
    }
}
