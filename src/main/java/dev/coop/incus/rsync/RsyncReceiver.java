package dev.coop.incus.rsync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives from an rsync that sends with {@code --archive --numeric-ids}, and writes nothing. First {@link #files}, then
 * {@link #read} as often as wanted, then {@link #finish}. For one thread.
 */
public final class RsyncReceiver {
    /** The newest of which all that is used here is known; rsync has it since 3.1.0 (2013). */
    private static final int VERSION = 31;

    /** The bit that asks for the content, as two bytes. */
    private static final byte[] TRANSFER = {0, (byte) 0x80};

    private static final int CHECKSUM_BYTES = 16;

    /** Of three phases and a goodbye with its answer. */
    private static final int LAST_WORDS = 5;

    private final Wire wire;
    private final OutputStream out;
    private final Indices sent = new Indices();
    private final Indices received = new Indices();
    private @Nullable List<FileEntry> files;
    private @Nullable List<FileEntry> numbered;

    public RsyncReceiver(InputStream in, OutputStream out) {
        this.wire = new Wire(in, out);
        this.out = out;
    }

    /** All that is sent, in no order. @throws IOException when the other end breaks off or makes no sense */
    public List<FileEntry> files() throws IOException {
        List<FileEntry> known = files;
        if (known == null) {
            greet();
            known = new FileListReader(wire).read();
            files = known;
        }
        return known;
    }

    private void greet() throws IOException {
        wire.write(new byte[] {VERSION, 0, 0, 0});
        int version = wire.readInt();
        if (version < VERSION) {
            throw new IOException("the server's rsync is too old: version 3.1.0 is needed");
        }
        // No optional features, and a seed for checksums that are not used.
        wire.write(new byte[] {0, 1, 0, 0, 0});
        wire.startFrames();
    }

    /**
     * The content of a file.
     *
     * @param file one of {@link #files}
     * @param limit how much of it is kept
     * @return null when it cannot be read any more
     */
    public byte @Nullable [] read(FileEntry file, int limit) throws IOException {
        List<FileEntry> all = numbered;
        if (all == null) {
            all = new ArrayList<>(files());
            all.sort(new SentOrder());
            numbered = all;
        }
        int index = Collections.binarySearch(all, file, new SentOrder());
        if (index < 0) {
            throw new IllegalArgumentException("not one of the files that are sent");
        }
        request(index);
        try {
            return receive(index, limit);
        } catch (Wire.NotSentException _) {
            return null;
        }
    }

    private void request(int index) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        sent.write(index, request);
        request.writeBytes(TRANSFER);
        // Checksums of what is here already: there is nothing.
        request.writeBytes(new byte[16]);
        wire.write(request.toByteArray());
    }

    private byte[] receive(int index, int limit) throws IOException {
        if (received.read(wire) != index) {
            throw new IOException("rsync sent a file that was not asked for");
        }
        wire.readShort();
        for (int i = 0; i < 4; i++) {
            wire.readInt();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 15];
        for (int left = wire.readInt(); left != 0; left = wire.readInt()) {
            if (left < 0) {
                throw new IOException("rsync refers to content that is not here");
            }
            while (left > 0) {
                int next = Math.min(left, buffer.length);
                wire.readFully(buffer, 0, next);
                content.write(buffer, 0, Math.min(next, limit - content.size()));
                left -= next;
            }
        }
        wire.readFully(buffer, 0, CHECKSUM_BYTES);
        return content.toByteArray();
    }

    /** Takes leave, so that the other end knows that nothing is missing. */
    public void finish() throws IOException {
        files();
        // Zero is the number that says that no more is wanted.
        wire.write(new byte[LAST_WORDS]);
        out.close();
        wire.drain();
    }
}
