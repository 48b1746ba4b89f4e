package dev.coop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where Coop keeps its things: {@code COOP_CONFIG_DIR}, {@code COOP_DATA_DIR} and {@code COOP_CACHE_DIR}, else the XDG
 * folders, else {@code ~/.config/coop}, {@code ~/.local/share/coop} and {@code ~/.cache/coop}.
 */
public record Folders(Path config, Path data, Path cache) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    public static Folders from(Map<String, String> environment, Path home) {
        return new Folders(
                folder(environment, "COOP_CONFIG_DIR", "XDG_CONFIG_HOME", home.resolve(".config")),
                folder(environment, "COOP_DATA_DIR", "XDG_DATA_HOME", home.resolve(".local/share")),
                folder(environment, "COOP_CACHE_DIR", "XDG_CACHE_HOME", home.resolve(".cache")));
    }

    private static Path folder(Map<String, String> environment, String own, String xdg, Path otherwise) {
        @Nullable String set = environment.get(own);
        if (set != null && !set.isBlank()) {
            return Path.of(set).toAbsolutePath();
        }
        @Nullable String base = environment.get(xdg);
        // XDG Base Directory Specification: a relative path is to be ignored.
        boolean usable = base != null && !base.isBlank() && Path.of(base).isAbsolute();
        return (usable ? Path.of(base) : otherwise).resolve("coop");
    }

    /** Makes a folder that nobody else can enter, with its parents; an existing one is closed to others. */
    public static Path makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        if (!Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
        return folder;
    }

    /** Makes the folder of a file, as {@link #makePrivate} does. */
    public static void makePrivateFor(Path file) throws IOException {
        makePrivate(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
    }
}
