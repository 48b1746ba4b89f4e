package dev.coop.incus.rsync;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What a sender says of a file.
 *
 * @param path below the folder that is sent, one character for each byte, since a name need not be text; {@code .} for that
 *     folder itself
 * @param mode type and permissions as in {@code st_mode}
 * @param size in bytes
 * @param modified seconds since 1970
 * @param nanos part of a second of that
 * @param device major and minor number of a device
 * @param link what a symbolic link says, one character for each byte; empty for anything else
 */
public record FileEntry(
        String path, int mode, int uid, int gid, long size, long modified, int nanos, long device, String link) {
    private static final int TYPE = 0170000;
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;
    private static final int LINK = 0120000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;

    public boolean isFolder() {
        return isFolder(mode);
    }

    public boolean isFile() {
        return (mode & TYPE) == FILE;
    }

    public boolean isLink() {
        return isLink(mode);
    }

    static boolean isFolder(int mode) {
        return (mode & TYPE) == FOLDER;
    }

    static boolean isLink(int mode) {
        return (mode & TYPE) == LINK;
    }

    static boolean isDevice(int mode) {
        return (mode & TYPE) == CHARACTER_DEVICE || (mode & TYPE) == BLOCK_DEVICE;
    }

    /** As text: UTF-8 where it is, otherwise each byte that is not ASCII as {@code \xNN}. */
    public static String text(String bytes) {
        byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException _) {
            StringBuilder text = new StringBuilder();
            for (byte each : raw) {
                text.append(each < 0 ? "\\x%02x".formatted(each & 0xff) : Character.toString((char) each));
            }
            return text.toString();
        }
    }
}
