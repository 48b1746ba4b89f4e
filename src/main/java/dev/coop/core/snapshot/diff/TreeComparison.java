package dev.coop.core.snapshot.diff;

import dev.coop.core.snapshot.diff.FileChange.Kind;
import dev.coop.incus.DiskReader;
import dev.coop.incus.rsync.FileEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what a server says of the files of two disks. */
final class TreeComparison {
    private static final String BELOW = DiskReader.ROOT + "/";

    private TreeComparison() {}

    /**
     * A file that differs.
     *
     * @param before null when it was added
     * @param after null when it was removed
     */
    record Pair(@Nullable FileEntry before, @Nullable FileEntry after) {
        private FileEntry shown() {
            FileEntry entry = after == null ? before : after;
            if (entry == null) {
                throw new IllegalStateException("neither before nor after");
            }
            return entry;
        }

        /** As in the container, and as text. */
        String path() {
            return "/" + FileEntry.text(raw());
        }

        /** Below the container's root, one character for each byte. */
        String raw() {
            return shown().path().substring(BELOW.length());
        }

        FileChange change() {
            return new FileChange(kind(), path(), type(shown()), size(before), size(after));
        }

        private Kind kind() {
            if (before == null) {
                return Kind.ADDED;
            }
            if (after == null) {
                return Kind.REMOVED;
            }
            return sameContent(before, after) ? Kind.METADATA : Kind.CHANGED;
        }

        private static long size(@Nullable FileEntry entry) {
            return entry != null && entry.isFile() ? entry.size() : 0;
        }

        private static FileChange.Type type(FileEntry entry) {
            if (entry.isFile()) {
                return FileChange.Type.FILE;
            }
            if (entry.isFolder()) {
                return FileChange.Type.FOLDER;
            }
            return entry.isLink() ? FileChange.Type.LINK : FileChange.Type.OTHER;
        }
    }

    /** What differs, by path. */
    static List<Pair> compare(List<FileEntry> before, List<FileEntry> after) {
        Map<String, FileEntry> gone = new HashMap<>(before.size() * 4 / 3 + 1);
        for (FileEntry each : before) {
            if (each.path().startsWith(BELOW)) {
                gone.put(each.path(), each);
            }
        }
        List<Pair> all = new ArrayList<>();
        for (FileEntry each : after) {
            if (each.path().startsWith(BELOW)) {
                @Nullable FileEntry earlier = gone.remove(each.path());
                if (earlier == null || !sameContent(earlier, each) || !sameOwner(earlier, each)) {
                    all.add(new Pair(earlier, each));
                }
            }
        }
        gone.values().forEach(each -> all.add(new Pair(each, null)));
        all.sort(Comparator.comparing(Pair::raw));
        return all;
    }

    private static boolean sameContent(FileEntry one, FileEntry other) {
        if ((one.mode() & 0170000) != (other.mode() & 0170000)) {
            return false;
        }
        if (one.isFile()) {
            return one.size() == other.size() && one.modified() == other.modified() && one.nanos() == other.nanos();
        }
        // When a folder or a link was touched says nothing about it.
        return one.link().equals(other.link()) && one.device() == other.device();
    }

    private static boolean sameOwner(FileEntry one, FileEntry other) {
        return one.uid() == other.uid() && one.gid() == other.gid() && (one.isLink() || one.mode() == other.mode());
    }
}
