package dev.coop.core.snapshot.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed on a container's disk between two moments.
 *
 * @param from the name of the snapshot
 * @param to the name of a later one; null for now
 * @param files sorted by path
 * @param packages sorted by manager and name
 */
public record SnapshotDiff(
        String container, String from, @Nullable String to, List<FileChange> files, List<PackageChange> packages) {

    public SnapshotDiff {
        files = List.copyOf(files);
        packages = List.copyOf(packages);
    }

    public long count(FileChange.Kind kind) {
        return files.stream().filter(each -> each.kind() == kind).count();
    }

    /** By how many bytes all files together have grown; negative when they have shrunk. */
    public long grown() {
        return files.stream()
                .mapToLong(each -> each.sizeAfter() - each.sizeBefore())
                .sum();
    }
}
