package dev.coop.incus.rsync;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Numbers and names as they travel, in frames that also carry the sender's messages. */
final class Wire {
    /** Added to the kind of a frame, which is its first byte. */
    private static final int BASE = 7;

    private static final int DATA = 0;
    private static final int ERROR = 3;
    private static final int NOT_SENT = 102;
    private static final int LARGEST_FRAME = 0xffffff;

    /** The sender could not read a file that was asked for. */
    static final class NotSentException extends IOException {
        private static final long serialVersionUID = 1;

        NotSentException() {
            super("rsync could not read the file");
        }
    }

    private final InputStream in;
    private final OutputStream out;
    private boolean framed;
    private byte[] frame = new byte[1 << 16];
    private int position;
    private int end;
    private String message = "";

    Wire(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** From now on all is in frames, in both directions. */
    void startFrames() {
        framed = true;
    }

    int readByte() throws IOException {
        if (position == end) {
            fill();
        }
        return frame[position++] & 0xff;
    }

    void readFully(byte[] target, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (position == end) {
                fill();
            }
            int next = Math.min(length - done, end - position);
            System.arraycopy(frame, position, target, from + done, next);
            position += next;
            done += next;
        }
    }

    String readText(int length) throws IOException {
        byte[] bytes = new byte[length];
        readFully(bytes, 0, length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    int readInt() throws IOException {
        return readByte() | readByte() << 8 | readByte() << 16 | readByte() << 24;
    }

    int readShort() throws IOException {
        return readByte() | readByte() << 8;
    }

    /** A number whose first byte says how many more there are. */
    int readVarint() throws IOException {
        int first = readByte();
        int extra = extra(first);
        if (extra > 4) {
            throw new IOException("rsync sent a number that is too large");
        }
        if (extra == 0) {
            return first;
        }
        int value = 0;
        for (int i = 0; i < extra; i++) {
            value |= readByte() << (8 * i);
        }
        return extra == 4 ? value : value | (first & ((1 << (8 - extra)) - 1)) << (8 * extra);
    }

    /** A number of at least so many bytes, the first of which says how many more there are. */
    long readVarlong(int least) throws IOException {
        int first = readByte();
        int extra = extra(first);
        if (least + extra > 9) {
            throw new IOException("rsync sent a number that is too large");
        }
        long value = 0;
        int count = least - 1 + extra;
        for (int i = 0; i < count; i++) {
            value |= (long) readByte() << (8 * i);
        }
        if (count == 8) {
            return value;
        }
        return value | (long) (first & ((1 << (8 - extra)) - 1)) << (8 * count);
    }

    /** As many as its leading ones, of at most six bits. */
    private static int extra(int first) {
        return Math.min(6, Integer.numberOfLeadingZeros(~(first << 24)));
    }

    private void fill() throws IOException {
        if (!framed) {
            position = 0;
            end = 1;
            frame[0] = one();
            return;
        }
        do {
            int head = (one() & 0xff) | (one() & 0xff) << 8 | (one() & 0xff) << 16 | (one() & 0xff) << 24;
            int length = head & LARGEST_FRAME;
            int kind = (head >>> 24) - BASE;
            if (frame.length < length) {
                frame = new byte[length];
            }
            if (in.readNBytes(frame, 0, length) < length) {
                throw new EOFException("rsync ended in the middle");
            }
            position = 0;
            end = length;
            if (kind != DATA) {
                if (kind > DATA && kind <= ERROR) {
                    message = new String(frame, 0, length, StandardCharsets.UTF_8).strip();
                }
                end = 0;
                if (kind == NOT_SENT) {
                    throw new NotSentException();
                }
            }
        } while (end == 0);
    }

    private byte one() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException(message.isEmpty() ? "rsync ended too early" : message);
        }
        return (byte) next;
    }

    /** Reads what else there is, to its end. */
    void drain() throws IOException {
        position = 0;
        end = 0;
        in.transferTo(OutputStream.nullOutputStream());
    }

    /** Sends at once. */
    void write(byte[] bytes) throws IOException {
        if (framed) {
            int head = bytes.length | (BASE + DATA) << 24;
            byte[] whole = new byte[bytes.length + 4];
            for (int i = 0; i < 4; i++) {
                whole[i] = (byte) (head >>> (8 * i));
            }
            System.arraycopy(bytes, 0, whole, 4, bytes.length);
            out.write(whole);
        } else {
            out.write(bytes);
        }
        out.flush();
    }
}
