package dev.coop.core.snapshot;

import dev.coop.core.container.CreateListener;
import dev.coop.core.failure.CoopException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of containers. All calls block; interrupting the caller cancels them, and a container is then as it was
 * or as it was to be. Each throws {@link CoopException}: of kind WRONG_STATE when there is no such container or snapshot.
 */
public interface SnapshotService {

    /** Those of one container, oldest first. */
    List<ContainerSnapshot> list(String container);

    /**
     * Makes one, whatever the container's state.
     *
     * @throws CoopException of kind USAGE when the name is none; of kind ERROR when it is taken
     */
    ContainerSnapshot create(String container, SnapshotRequest request);

    /**
     * Makes an automatic one, and deletes the oldest automatic ones of that origin beyond those that are kept.
     *
     * @param origin not {@code USER}
     * @param note what is about to happen
     */
    ContainerSnapshot createAutomatic(String container, Origin origin, String note);

    /** Deletes one. Other snapshots and the container stay as they are. */
    void delete(String container, String snapshot);

    /** Gives it another name. An automatic one becomes the user's, and does not expire any more. */
    ContainerSnapshot rename(String container, String snapshot, String newName);

    /**
     * What a restore would do. Changes nothing.
     *
     * @param safety whether a snapshot of now would be made before
     */
    RestorePlan planRestore(String container, String snapshot, boolean safety);

    /**
     * Brings a container's disk back to a snapshot, and the container to the state in which it is now: running, stopped
     * or locked. Its mounts, limits and profiles stay those of now. What runs in it is ended first.
     *
     * @param safety whether to make a snapshot of now before, so that this can be undone
     * @return the safety snapshot, or null without one
     * @throws CoopException of kind WRONG_STATE when the pool cannot go back to it without losing newer ones
     */
    @Nullable
    ContainerSnapshot restore(String container, String snapshot, boolean safety, RestoreListener listener);

    /**
     * Makes a running container of a snapshot: with keys of its own, without any mount, and without snapshots. When it fails
     * or is cancelled, nothing stays.
     *
     * @param name of the new container
     * @throws CoopException of kind USAGE when the name is none; of kind ERROR when it is taken
     */
    void newContainer(String container, String snapshot, String name, CreateListener listener);

    Schedule schedule(String container);

    /** @throws CoopException of kind USAGE when the expression is none */
    void setSchedule(String container, Schedule schedule);

    /**
     * Ends a restore that a process of Coop's, which is no more, had begun. Nothing happens when there is none. All other
     * calls that change something do so first.
     */
    void complete(String container);

    /** The container's life so far. */
    ContainerHistory history(String container);
}
