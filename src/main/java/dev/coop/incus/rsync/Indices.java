package dev.coop.incus.rsync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Numbers of files in one direction: each is told by how far it is from the one before it. */
final class Indices {
    private static final int LONG = 0xfe;
    private static final int NEGATIVE = 0xff;

    private int previous = -1;

    void write(int index, ByteArrayOutputStream out) {
        int step = index - previous;
        previous = index;
        if (step > 0 && step < LONG) {
            out.write(step);
        } else if (step < 0 || step > 0x7fff) {
            out.write(LONG);
            out.write(index >>> 24 | 0x80);
            out.write(index);
            out.write(index >>> 8);
            out.write(index >>> 16);
        } else {
            out.write(LONG);
            out.write(step >>> 8);
            out.write(step);
        }
    }

    int read(Wire wire) throws IOException {
        int first = wire.readByte();
        if (first == 0 || first == NEGATIVE) {
            throw new IOException("rsync ended before all was sent");
        }
        if (first < LONG) {
            previous += first;
            return previous;
        }
        int high = wire.readByte();
        int low = wire.readByte();
        previous = (high & 0x80) == 0
                ? previous + (high << 8 | low)
                : (high & 0x7f) << 24 | low | wire.readByte() << 8 | wire.readByte() << 16;
        return previous;
    }
}
