package dev.coop.core.doctor;

import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.StoragePool;
import java.util.List;

/** Whether the pool copies on write, and whether quotas slow it down. */
final class StorageCheck extends Check {
    private final IncusClient incus;

    StorageCheck(IncusClient incus) {
        super("storage");
        this.incus = incus;
    }

    @Override
    Finding look() {
        StoragePool pool = incus.storagePools().get(SandboxProfile.read(incus).pool());
        String name = "the pool " + pool.name() + " (" + pool.driver() + ")";
        if (!pool.status().equals("Created")) {
            return fail(
                    name + " cannot be used: its state is " + pool.status(), "see: incus storage info " + pool.name());
        }
        return switch (pool.driver()) {
            case "dir" ->
                warn(
                        name + " is a plain folder, where every container and every snapshot is a full copy",
                        "make one with btrfs or zfs: incus storage create NAME btrfs, and name it in the profile");
            case "btrfs" -> quotas(name);
            default -> pass(name + " copies on write");
        };
    }

    /** A limit on one root disk turns quotas on for the whole pool, and snapshots take a hundred times as long. */
    private Finding quotas(String name) {
        List<String> limited = incus.instances().list().stream()
                .filter(each -> each.expandedDevices().values().stream()
                        .anyMatch(device -> "/".equals(device.get("path")) && device.containsKey("size")))
                .map(Instance::name)
                .toList();
        return limited.isEmpty()
                ? pass(name + " copies on write")
                : warn(
                        name + " has quotas turned on by the disk limit of " + String.join(", ", limited)
                                + ", which makes snapshots slower",
                        "take the limit away with: incus --project " + incus.project()
                                + " config device remove NAME root");
    }
}
