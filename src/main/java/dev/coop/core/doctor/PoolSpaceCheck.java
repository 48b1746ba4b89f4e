package dev.coop.core.doctor;

import dev.coop.incus.IncusClient;
import dev.coop.incus.StoragePool.Space;

/** Whether containers have room left to grow. */
final class PoolSpaceCheck extends Check {
    private final IncusClient incus;

    PoolSpaceCheck(IncusClient incus) {
        super("storage-space");
        this.incus = incus;
    }

    @Override
    Finding look() {
        String pool = SandboxProfile.read(incus).pool();
        Space space = incus.storagePools().space(pool);
        return FreeSpace.judge(
                this,
                "the pool " + pool,
                space.free(),
                space.total(),
                "delete containers, snapshots or images that you no longer need, or enlarge the pool");
    }
}
