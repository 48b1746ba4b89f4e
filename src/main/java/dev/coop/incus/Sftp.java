package dev.coop.incus;

import dev.coop.incus.SftpChannel.Answer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import okio.Buffer;
import okio.ByteString;

import static dev.coop.incus.SftpCodec.accepted;
import static dev.coop.incus.SftpCodec.attributes;
import static dev.coop.incus.SftpCodec.bytes;
import static dev.coop.incus.SftpCodec.handle;
import static dev.coop.incus.SftpCodec.isEnd;
import static dev.coop.incus.SftpCodec.string;
import static dev.coop.incus.SftpCodec.strings;

/**
 * A connection to the files of one instance, running, frozen or not. Paths are absolute, in the instance. For one thread
 * at a time. Every call may throw {@link NotFoundException} when there is nothing at the path, and
 * {@link RefusedException} for any other reason that the instance has.
 */
public final class Sftp implements AutoCloseable {
    private static final int OPEN = 3;
    private static final int CLOSE = 4;
    private static final int READ = 5;
    private static final int WRITE = 6;
    private static final int LSTAT = 7;
    private static final int FSTAT = 8;
    private static final int SETSTAT = 9;
    private static final int OPENDIR = 11;
    private static final int READDIR = 12;
    private static final int REMOVE = 13;
    private static final int MKDIR = 14;
    private static final int RMDIR = 15;
    private static final int REALPATH = 16;
    private static final int STAT = 17;
    private static final int RENAME = 18;
    private static final int READLINK = 19;
    private static final int SYMLINK = 20;
    private static final int EXTENDED = 200;

    private static final int FOR_READING = 1;
    private static final int FOR_WRITING_ANEW = 2 | 8 | 16;

    private static final int BLOCK = 32 << 10;

    /** Blocks on their way at once. */
    private static final int WINDOW = 32;

    private final Api api;
    private final SftpChannel channel;

    private Sftp(Api api, SftpChannel channel) {
        this.api = api;
        this.channel = channel;
    }

    static Sftp open(Api api, String instance) {
        return new Sftp(api, new SftpChannel(api, api.upgrade(api.url("instances", instance, "sftp"), "sftp")));
    }

    /** What is there; of a link, the link itself. */
    public SftpEntry lstat(String path) {
        return call(LSTAT, strings(path), answer -> attributes("", accepted(answer, path)));
    }

    /** What is there, or what the link there leads to. */
    public SftpEntry stat(String path) {
        return call(STAT, strings(path), answer -> attributes("", accepted(answer, path)));
    }

    /** The path without links. */
    public String realPath(String path) {
        return call(REALPATH, strings(path), answer -> firstName(accepted(answer, path)));
    }

    /** Of a link, what it leads to, as it is written there. */
    public String readLink(String path) {
        return call(READLINK, strings(path), answer -> firstName(accepted(answer, path)));
    }

    private static String firstName(Buffer body) throws EOFException {
        body.skip(Integer.BYTES);
        return string(body).utf8();
    }

    /** What is in a directory, in no order. Names come as they are: some are no UTF-8, and some are meant to deceive. */
    public List<SftpEntry> list(String path) {
        ByteString handle = call(OPENDIR, strings(path), answer -> handle(answer, path));
        try {
            List<SftpEntry> entries = new ArrayList<>();
            while (call(READDIR, bytes(handle), answer -> addNames(answer, path, entries))) {
                // As long as there are more.
            }
            return entries;
        } finally {
            close(handle);
        }
    }

    private static boolean addNames(Answer answer, String path, List<SftpEntry> entries) throws EOFException {
        if (isEnd(answer)) {
            return false;
        }
        Buffer body = accepted(answer, path);
        for (int left = body.readInt(); left > 0; left--) {
            String name = string(body).utf8();
            string(body);
            SftpEntry entry = attributes(name, body);
            if (!name.equals(".") && !name.equals("..")) {
                entries.add(entry);
            }
        }
        return true;
    }

    /**
     * Writes what is in a file to a stream.
     *
     * @param progress hears how many bytes more
     * @return how many bytes there were
     * @throws RefusedException also when it is no file
     * @throws IOException when the stream fails
     */
    public long read(String path, OutputStream target, LongConsumer progress) throws IOException {
        ByteString handle = call(OPEN, strings(path).writeInt(FOR_READING).writeInt(0), answer -> handle(answer, path));
        try {
            SftpEntry entry = call(FSTAT, bytes(handle), answer -> attributes("", accepted(answer, path)));
            if (!entry.isFile()) {
                throw new RefusedException(400, path + " is not a file");
            }
            return read(handle, path, target, progress);
        } finally {
            close(handle);
        }
    }

    private long read(ByteString handle, String path, OutputStream target, LongConsumer progress) throws IOException {
        Deque<CompletableFuture<Answer>> asked = new ArrayDeque<>();
        long askedFor = 0;
        long received = 0;
        int window = 1;
        while (true) {
            while (asked.size() < window) {
                asked.add(channel.send(READ, bytes(handle).writeLong(askedFor).writeInt(BLOCK)));
                askedFor += BLOCK;
            }
            Answer answer = channel.await(asked.remove());
            byte[] block = decoded(() ->
                    isEnd(answer) ? new byte[0] : string(accepted(answer, path)).toByteArray());
            if (block.length == 0) {
                return received;
            }
            target.write(block);
            received += block.length;
            progress.accept(block.length);
            if (block.length < BLOCK) {
                // The end, or a file that gives less than asked: on from there, one at a time.
                asked.clear();
                askedFor = received;
                window = 1;
            } else {
                window = Math.min(WINDOW, window * 2);
            }
        }
    }

    /**
     * Makes a file, or empties it, and writes all of a stream to it.
     *
     * @param progress hears how many bytes more
     * @return how many bytes there were
     * @throws IOException when the stream fails
     */
    public long write(String path, InputStream source, LongConsumer progress) throws IOException {
        ByteString handle =
                call(OPEN, strings(path).writeInt(FOR_WRITING_ANEW).writeInt(0), answer -> handle(answer, path));
        try {
            Deque<CompletableFuture<Answer>> sent = new ArrayDeque<>();
            long offset = 0;
            for (byte[] block = source.readNBytes(BLOCK); block.length > 0; block = source.readNBytes(BLOCK)) {
                sent.add(channel.send(
                        WRITE,
                        bytes(handle).writeLong(offset).writeInt(block.length).write(block)));
                offset += block.length;
                progress.accept(block.length);
                if (sent.size() == WINDOW) {
                    confirm(sent.remove(), path);
                }
            }
            for (CompletableFuture<Answer> each : sent) {
                confirm(each, path);
            }
            return offset;
        } finally {
            close(handle);
        }
    }

    public void createDirectory(String path) {
        order(MKDIR, strings(path).writeInt(0), path);
    }

    /** @param target what it leads to, as it is to be written there */
    public void createLink(String path, String target) {
        // Target first: every server does it as OpenSSH does, which is not what the draft says.
        order(SYMLINK, strings(target, path), path);
    }

    public void setOwner(String path, int uid, int gid) {
        order(
                SETSTAT,
                strings(path).writeInt(SftpCodec.WITH_OWNER).writeInt(uid).writeInt(gid),
                path);
    }

    public void setPermissions(String path, int permissions) {
        order(SETSTAT, strings(path).writeInt(SftpCodec.WITH_MODE).writeInt(permissions), path);
    }

    /** @throws RefusedException when something is at the new path */
    public void rename(String path, String newPath) {
        order(RENAME, strings(path, newPath), path);
    }

    /** Puts it in the place of a file or link that may be at the new path. */
    public void replace(String path, String newPath) {
        order(EXTENDED, strings("posix-rename@openssh.com", path, newPath), newPath);
    }

    /** Removes a file or a link. */
    public void remove(String path) {
        order(REMOVE, strings(path), path);
    }

    /** Removes an empty directory. */
    public void removeDirectory(String path) {
        order(RMDIR, strings(path), path);
    }

    private interface Decoding<T> {
        T decode(Answer answer) throws EOFException;
    }

    private <T> T call(int type, Buffer body, Decoding<T> decoding) {
        Answer answer = channel.await(channel.send(type, body));
        return decoded(() -> decoding.decode(answer));
    }

    private void order(int type, Buffer body, String path) {
        call(type, body, answer -> accepted(answer, path));
    }

    private void confirm(CompletableFuture<Answer> sent, String path) {
        Answer answer = channel.await(sent);
        decoded(() -> accepted(answer, path));
    }

    private interface Reading<T> {
        T read() throws EOFException;
    }

    private <T> T decoded(Reading<T> reading) {
        try {
            return reading.read();
        } catch (EOFException incomplete) {
            throw new ConnectionException(
                    api.transport().endpoint(), "an answer of the file service makes no sense", incomplete);
        }
    }

    /** Nobody waits for it: nothing can be done when it fails. */
    private void close(ByteString handle) {
        var _ = channel.send(CLOSE, bytes(handle));
    }

    @Override
    public void close() {
        channel.close();
    }
}
