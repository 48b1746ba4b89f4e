package dev.coop.core.snapshot;

import dev.coop.core.container.ContainerState;
import dev.coop.core.container.ContainerStatus.MountPoint;
import java.util.List;

/**
 * What a restore would do, to be shown before it is done.
 *
 * @param snapshot the one to go back to
 * @param state in which the container will be again afterwards
 * @param newer snapshots made after it; they stay
 * @param possible false where the pool goes back to its newest snapshot only, as zfs does: then a copy of the snapshot is
 *     the way that loses nothing
 * @param kept the mounts of now, which stay
 * @param absent mounts of then that are no more, and do not come back by themselves
 */
public record RestorePlan(
        ContainerSnapshot snapshot,
        ContainerState state,
        List<ContainerSnapshot> newer,
        boolean possible,
        List<MountPoint> kept,
        List<MountPoint> absent) {

    public RestorePlan {
        newer = List.copyOf(newer);
        kept = List.copyOf(kept);
        absent = List.copyOf(absent);
    }
}
