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
    /** The first place that a container takes packages from; nothing when it knows none. It is not connected to. */
    private static final String PACKAGE_SOURCE = """
            sed -n -E 's,^[^#]*https?://([^/:[:space:]]+).*,\\1,p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null \\
            | head -n 1""";

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
        String name = container.run("sh", "-c", PACKAGE_SOURCE).out().strip();
        if (name.isEmpty()) {
            return warn(
                    "a container has an address, but names no place that packages come from",
                    "build the image again: coop image build --rebuild");
        }
        if (container.run("timeout", "20", "getent", "ahostsv4", name).succeeded()) {
            return pass("a container has an address and looks up names");
        }
        return hostKnows(name)
                ? fail(
                        "a container cannot look up " + name + ", though this computer can",
                        "let DNS through the host's firewall on Incus's bridge")
                : warn(
                        "neither a container nor this computer can look up " + name,
                        "see whether this computer is on the internet");
    }

    private static boolean hostKnows(String name) {
        try {
            return InetAddress.getAllByName(name).length > 0;
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
