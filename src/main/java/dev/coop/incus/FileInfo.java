package dev.coop.incus;

import okhttp3.Response;
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

    static FileInfo of(Response response) {
        Type type =
                switch (header(response, "X-Incus-type", "file")) {
                    case "directory" -> Type.DIRECTORY;
                    case "symlink" -> Type.SYMLINK;
                    default -> Type.FILE;
                };
        String length = response.header("Content-Length");
        return new FileInfo(
                type,
                Integer.parseInt(header(response, "X-Incus-uid", "0")),
                Integer.parseInt(header(response, "X-Incus-gid", "0")),
                Integer.parseInt(header(response, "X-Incus-mode", "0"), 8),
                length == null ? -1 : Long.parseLong(length));
    }

    private static String header(Response response, String name, String otherwise) {
        @Nullable String value = response.header(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
