package dev.coop.incus;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a path in an instance is.
 *
 * @param mode permission bits
 * @param size in bytes, −1 when it is not told
 */
public record FileInfo(Type type, int uid, int gid, int mode, long size) {

    public enum Type {
        FILE,
        DIRECTORY,
        SYMLINK
    }

    static FileInfo of(Headers headers) {
        Type type =
                switch (header(headers, "X-Incus-type", "file")) {
                    case "directory" -> Type.DIRECTORY;
                    case "symlink" -> Type.SYMLINK;
                    default -> Type.FILE;
                };
        String length = headers.get("Content-Length");
        return new FileInfo(
                type,
                Integer.parseInt(header(headers, "X-Incus-uid", "0")),
                Integer.parseInt(header(headers, "X-Incus-gid", "0")),
                Integer.parseInt(header(headers, "X-Incus-mode", "0"), 8),
                length == null ? -1 : Long.parseLong(length));
    }

    private static String header(Headers headers, String name, String otherwise) {
        @Nullable String value = headers.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
