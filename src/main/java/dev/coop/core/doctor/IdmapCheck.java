package dev.coop.core.doctor;

import dev.coop.incus.IncusClient;

/** Whether a container's users can be this computer's in a folder that it sees. */
final class IdmapCheck extends Check {
    private final IncusClient incus;

    IdmapCheck(IncusClient incus) {
        super("idmapped-mounts");
        this.incus = incus;
    }

    @Override
    Finding look() {
        String has = incus.server().environment().kernelFeatures().getOrDefault("idmapped_mounts", "false");
        return has.equals("true")
                ? pass("the kernel maps users in mounted folders")
                : warn(
                        "the kernel cannot map users in mounted folders",
                        "update it to 5.15 or later; until then mounts need your own number in /etc/subuid and /etc/subgid");
    }
}
