package dev.coop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where sockets and locks of running programs go. */
public final class RuntimeFolder {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private RuntimeFolder() {}

    /**
     * Makes Coop's folder in {@code XDG_RUNTIME_DIR}, with one in it for each data folder; in the data folder where
     * there is no such, or it is not this user's alone. Nobody else can enter it.
     */
    public static Path make(Map<String, String> environment, Folders folders) throws IOException {
        @Nullable String set = environment.get("XDG_RUNTIME_DIR");
        if (set != null && !set.isBlank() && Path.of(set).isAbsolute() && isOwn(Path.of(set))) {
            Path coop = Folders.makePrivate(Path.of(set, "coop"));
            // Short: the path of a socket must be, and a data folder's is not.
            return Folders.makePrivate(
                    coop.resolve(Integer.toHexString(folders.data().toString().hashCode())));
        }
        return Folders.makePrivate(folders.data().resolve("run"));
    }

    /** As the XDG Base Directory Specification demands. Under sudo the variable may name another user's. */
    private static boolean isOwn(Path folder) {
        try {
            return Files.isDirectory(folder)
                    && Files.getOwner(folder).equals(Files.getOwner(Path.of("/proc/self"), LinkOption.NOFOLLOW_LINKS))
                    && Files.getPosixFilePermissions(folder).stream().noneMatch(OTHERS::contains);
        } catch (IOException _) {
            return false;
        }
    }
}
