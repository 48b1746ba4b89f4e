package dev.coop.core.doctor;

import dev.coop.incus.IncusClient;
import dev.coop.incus.Network;

/** Whether the bridge of the containers gives addresses and a way out. */
final class NetworkCheck extends Check {
    private final IncusClient incus;

    NetworkCheck(IncusClient incus) {
        super("network");
        this.incus = incus;
    }

    @Override
    Finding look() {
        Network network = incus.networks().get(SandboxProfile.read(incus).network());
        String name = "the network " + network.name();
        if (!network.managed()) {
            return warn(
                    name + " is not kept by Incus, so its addresses and names are somebody else's matter",
                    "see that it has DHCP and DNS");
        }
        if (!network.status().equals("Created")) {
            return fail(
                    name + " does not work: its state is " + network.status(),
                    "see: incus network info " + network.name());
        }
        String address = network.config().getOrDefault("ipv4.address", "none");
        if (address.equals("none")) {
            return fail(
                    name + " gives no IPv4 addresses",
                    "give it a subnet with: incus network set " + network.name() + " ipv4.address=10.1.2.1/24");
        }
        if (!network.config().getOrDefault("ipv4.nat", "false").equals("true")) {
            return warn(
                    name + " has no way out of its own (ipv4.nat is off)",
                    "unless something else routes it: incus network set " + network.name() + " ipv4.nat=true");
        }
        return pass(name + " gives addresses of " + address + " and a way out");
    }
}
