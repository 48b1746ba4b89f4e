package dev.coop.incus.rsync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list of files, in which each is told by what differs from the one before it. */
final class FileListReader {
    // Bits of what is left out or added.
    private static final int MORE_BITS = 1 << 2;
    private static final int SAME_MODE = 1 << 1;
    private static final int SAME_UID = 1 << 3;
    private static final int SAME_GID = 1 << 4;
    private static final int SAME_PREFIX = 1 << 5;
    private static final int LONG_NAME = 1 << 6;
    private static final int SAME_TIME = 1 << 7;
    private static final int SAME_MAJOR = 1 << 8;
    private static final int END_WITH_ERROR = 1 << 12;
    private static final int NANOS = 1 << 13;

    private static final int LONGEST_PATH = 1 << 16;

    private final Wire wire;
    private byte[] path = new byte[LONGEST_PATH];
    private int pathLength;
    private int mode;
    private int uid;
    private int gid;
    private long modified;
    private int major;

    FileListReader(Wire wire) {
        this.wire = wire;
    }

    List<FileEntry> read() throws IOException {
        List<FileEntry> all = new ArrayList<>();
        @Nullable FileEntry next = next();
        while (next != null) {
            all.add(next);
            next = next();
        }
        return all;
    }

    private @Nullable FileEntry next() throws IOException {
        int bits = wire.readByte();
        if (bits == 0) {
            return null;
        }
        if ((bits & MORE_BITS) != 0) {
            bits |= wire.readByte() << 8;
        }
        if (bits == (MORE_BITS | END_WITH_ERROR)) {
            wire.readVarint();
            return null;
        }
        readPath(bits);
        long size = wire.readVarlong(3);
        if ((bits & SAME_TIME) == 0) {
            modified = wire.readVarlong(4);
        }
        int nanos = (bits & NANOS) == 0 ? 0 : wire.readVarint();
        if ((bits & SAME_MODE) == 0) {
            mode = wire.readInt();
        }
        if ((bits & SAME_UID) == 0) {
            uid = wire.readVarint();
        }
        if ((bits & SAME_GID) == 0) {
            gid = wire.readVarint();
        }
        long device = 0;
        if (FileEntry.isDevice(mode)) {
            if ((bits & SAME_MAJOR) == 0) {
                major = wire.readVarint();
            }
            device = (long) major << 32 | (wire.readVarint() & 0xffffffffL);
        }
        String link = FileEntry.isLink(mode) ? wire.readText(checked(wire.readVarint())) : "";
        return new FileEntry(
                new String(path, 0, pathLength, StandardCharsets.ISO_8859_1),
                mode,
                uid,
                gid,
                size,
                modified,
                nanos,
                device,
                link);
    }

    private void readPath(int bits) throws IOException {
        int same = (bits & SAME_PREFIX) == 0 ? 0 : wire.readByte();
        int rest = (bits & LONG_NAME) == 0 ? wire.readByte() : wire.readVarint();
        if (same > pathLength || rest < 0 || same + rest > LONGEST_PATH) {
            throw new IOException("rsync sent a name that makes no sense");
        }
        wire.readFully(path, same, rest);
        pathLength = same + rest;
    }

    private static int checked(int length) throws IOException {
        if (length < 0 || length > LONGEST_PATH) {
            throw new IOException("rsync sent a link that makes no sense");
        }
        return length;
    }
}
