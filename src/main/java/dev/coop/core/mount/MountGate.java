package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which folder of the host a container may see. It looks at what a path leads to, not at how it is spelled:
 * folders are compared by their identity on the disk. What cannot be looked at is refused.
 */
public final class MountGate {
    /** Where {@code create --workdir} puts the folder. */
    public static final String WORKSPACE = "/home/agent/workspace";

    private final Account account;
    private final ProtectedPlaces protectedPlaces;

    public MountGate(Account account, Folders folders, Os os) {
        this(account, ProtectedPlaces.of(account, folders, os));
    }

    MountGate(Account account, ProtectedPlaces protectedPlaces) {
        this.account = account;
        this.protectedPlaces = protectedPlaces;
    }

    /**
     * The device that lets a container see a folder, read-write, as its workspace.
     *
     * @throws CoopException of kind NOT_AUTHORIZED when the folder is, holds, or lies in a protected place; of kind USAGE
     *     when there is no such folder
     */
    public Map<String, String> workspace(Path folder) {
        Path real = admit(folder);
        return Map.of("type", "disk", "source", real.toString(), "path", WORKSPACE, "shift", "true");
    }

    /** The real path of a folder that may be seen. */
    private Path admit(Path folder) {
        if (folder.toString().isEmpty()) {
            // To the file system that is the current folder; who wrote it meant a variable that was not set.
            throw new CoopException(Kind.USAGE, "The folder to see has no name", "name a folder");
        }
        try {
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new CoopException(Kind.USAGE, folder + " is not a folder", "name a folder");
            }
            refuseProtected(folder, real);
            return real;
        } catch (NoSuchFileException missing) {
            throw new CoopException(Kind.USAGE, "There is no folder " + folder, "name one that exists", missing);
        } catch (IOException unreadable) {
            throw new CoopException(
                    Kind.NOT_AUTHORIZED, folder + " cannot be looked at, so no container may see it", "", unreadable);
        }
    }

    private void refuseProtected(Path asked, Path real) throws IOException {
        Set<Object> lineage = lineage(real);
        Object self = identity(real);
        Path home = existing(account.home());
        Set<Object> aboveHome = lineage(home);
        if (aboveHome.contains(self) || lineage(account.home().toAbsolutePath()).contains(self)) {
            throw refused(asked, real, "it holds your whole home folder");
        }
        boolean isInHome = Files.exists(account.home()) && lineage.contains(identity(home));
        for (Path place : protectedPlaces.places()) {
            if (!Files.exists(place)) {
                if (lineage(existing(place)).contains(self)) {
                    throw refused(asked, real, "it is where " + place + " would be");
                }
                continue;
            }
            Path realPlace = place.toRealPath();
            // An account may live below one of them, as root does in /root: what is in its home is its own.
            boolean holdsHome = aboveHome.contains(identity(realPlace));
            if (lineage.contains(identity(realPlace)) && !(isInHome && holdsHome)) {
                throw refused(asked, real, place + " is protected");
            }
            if (lineage(realPlace).contains(self)
                    || lineage(place.toAbsolutePath()).contains(self)) {
                throw refused(asked, real, "it holds " + place + ", which is protected");
            }
        }
    }

    /** The real path of a place, or of the nearest folder above it that is there. */
    private static Path existing(Path place) throws IOException {
        @Nullable Path nearest = place.toAbsolutePath();
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        return (nearest == null ? Path.of("/") : nearest).toRealPath();
    }

    /** The identities of a folder and of all that are above it. */
    private static Set<Object> lineage(Path path) throws IOException {
        Set<Object> identities = new HashSet<>();
        for (Path each = path; each != null; each = each.getParent()) {
            if (Files.exists(each)) {
                identities.add(identity(each));
            }
        }
        return identities;
    }

    /** Device and inode: the same for every spelling, link and bind mount of one folder. */
    private static Object identity(Path path) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:dev,ino");
        return List.of(attributes.getOrDefault("dev", ""), attributes.getOrDefault("ino", ""));
    }

    private static CoopException refused(Path asked, Path real, String why) {
        String shown = real.equals(asked) ? real.toString() : asked + " (" + real + ")";
        return new CoopException(
                Kind.NOT_AUTHORIZED,
                "No container may see " + shown + ": " + why,
                "name a folder of your projects instead");
    }
}
