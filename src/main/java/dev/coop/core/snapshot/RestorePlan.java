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
 * @param obstacle why it cannot be done, as a sentence: zfs, for one, goes back to the newest snapshot only, so that a
 *     copy of the snapshot is the way that loses nothing; empty when it can be done
 * @param kept the mounts of now, which stay
 * @param absent mounts of then that are no more, and do not come back by themselves
 */
public record RestorePlan(
        ContainerSnapshot snapshot,
        ContainerState state,
        List<ContainerSnapshot> newer,
        String obstacle,
        List<MountPoint> kept,
        List<MountPoint> absent) {

    public RestorePlan {
        newer = List.copyOf(newer);
        kept = List.copyOf(kept);
        absent = List.copyOf(absent);
    }

    public boolean isPossible() {
        return obstacle.isEmpty();
    }
}
