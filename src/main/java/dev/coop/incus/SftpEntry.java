package dev.coop.incus;

import java.time.Instant;

/**
 * What is at a path in an instance, as it says itself.
 *
 * @param name empty where one path was asked for
 * @param mode with the bits that tell its kind
 * @param size in bytes
 */
public record SftpEntry(String name, int mode, long size, int uid, int gid, Instant modifiedAt) {
    private static final int KIND = 0170000;
    private static final int FILE = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    public boolean isFile() {
        return (mode & KIND) == FILE;
    }

    public boolean isDirectory() {
        return (mode & KIND) == DIRECTORY;
    }

    public boolean isLink() {
        return (mode & KIND) == LINK;
    }

    /** Without the kind, and without set-user-ID and its like. */
    public int permissions() {
        return mode & 0777;
    }
}
