package dev.coop.core.snapshot.diff;

import dev.coop.core.failure.CoopException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changed on a container's disk. It reads what the server tells of the files, runs nothing in the container and
 * follows no links. Host folders that the container sees are not part of it. Calls throw {@link CoopException}: of kind
 * WRONG_STATE when there is no such container or snapshot.
 */
public interface DiffService {

    /**
     * What changed between two moments: by kind, owner, mode, size and time of change of each file, not by its content.
     *
     * @param from a snapshot
     * @param to another one; null for now
     */
    SnapshotDiff diff(String container, String from, @Nullable String to);

    /**
     * How the texts of files changed.
     *
     * @param to null for now
     * @param paths absolute, as in the container; each a file, or a folder for all that changed in it
     */
    List<TextDiff> texts(String container, String from, @Nullable String to, List<String> paths);
}
