package dev.coop.core.mount;

import dev.coop.host.FileIdentity;
import dev.coop.host.MountTable;
import dev.coop.host.MountTable.Entry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A folder and all that hold it, by every way that leads to it: where a bind mount shows a folder at another place, those
 * that hold it at its first place count as well.
 */
final class Lineage {
    /** Device and inode; the time of birth is not needed among files that are there at once. */
    private record Id(long device, long inode) {}

    private final MountTable mounts;
    private final Set<Id> identities = new HashSet<>();
    private final Set<Path> paths = new HashSet<>();

    Lineage(MountTable mounts) {
        this.mounts = mounts;
    }

    /** Adds a folder that need not exist, with all that hold it. */
    Lineage with(Path path) throws IOException {
        for (Path each = path; each != null && paths.add(each); each = each.getParent()) {
            try {
                identities.add(id(FileIdentity.of(each)));
            } catch (NoSuchFileException _) {
                // Only those that are there can be met on another way.
            }
            for (Entry mount : mounts.entries()) {
                if (mount.point().equals(each.toString())) {
                    addOrigins(mount);
                }
            }
        }
        return this;
    }

    /** The places at which what is mounted can be seen as part of more of its file system. */
    private void addOrigins(Entry mount) throws IOException {
        for (Entry other : mounts.entries()) {
            // Of two mounts of the same folder the first is where it belongs.
            boolean showsMore = other.root().equals(mount.root())
                    ? other.id() < mount.id()
                    : MountTable.isAtOrBelow(mount.root(), other.root());
            if (showsMore && other.device().equals(mount.device())) {
                with(Path.of(MountTable.joined(other.point(), MountTable.below(mount.root(), other.root()))));
            }
        }
    }

    boolean has(FileIdentity identity) {
        return identities.contains(id(identity));
    }

    boolean has(Path path) {
        return paths.contains(path);
    }

    private static Id id(FileIdentity identity) {
        return new Id(identity.device(), identity.inode());
    }
}
