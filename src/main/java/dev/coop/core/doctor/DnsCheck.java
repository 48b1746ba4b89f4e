package dev.coop.core.doctor;

import dev.coop.core.container.NetworkWait;
import dev.coop.incus.IncusClient;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a container gets an address and can look up names, as this computer can. */
final class DnsCheck extends Check {
    /** Where packages come from. It is looked up, not connected to. */
    private static final String NAME = "deb.debian.org";

    private final IncusClient incus;
    private final TestContainer container;

    DnsCheck(IncusClient incus, TestContainer container) {
        super("dns");
        this.incus = incus;
        this.container = container;
    }

    @Override
    Needs needs() {
        return Needs.CONTAINER;
    }

    @Override
    Duration limit() {
        return Duration.ofSeconds(60);
    }

    @Override
    Finding look() {
        List<String> warnings = new ArrayList<>();
        new NetworkWait(incus).await(container.containerName(), warnings::add);
        if (!warnings.isEmpty()) {
            return fail(
                    "a container has no network: " + warnings.getFirst(),
                    "see: incus network info, and the host's firewall");
        }
        if (container.run("timeout", "20", "getent", "ahostsv4", NAME).succeeded()) {
            return pass("a container has an address and looks up names");
        }
        return hostKnows()
                ? fail(
                        "a container cannot look up " + NAME + ", though this computer can",
                        "let DNS through the host's firewall on Incus's bridge")
                : warn(
                        "neither a container nor this computer can look up " + NAME,
                        "see whether this computer is on the internet");
    }

    private static boolean hostKnows() {
        try {
            return InetAddress.getAllByName(NAME).length > 0;
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
