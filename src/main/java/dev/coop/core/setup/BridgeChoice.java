package dev.coop.core.setup;

import dev.coop.core.setup.FreeSubnet.Subnet;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Network;
import dev.coop.incus.RefusedException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which network Coop's containers are on: a managed bridge with IPv4, which gives addresses, names and a way out. */
final class BridgeChoice {
    private final IncusClient incus;
    private final String name;

    BridgeChoice(IncusClient incus) {
        this(incus, Names.BRIDGE);
    }

    /** @param name of the bridge that is made when there is none */
    BridgeChoice(IncusClient incus, String name) {
        // Coop's project has no networks of its own: they are the host's.
        this.incus = incus.project("default");
        this.name = name;
    }

    SetupStep ensure() {
        Optional<Network> chosen = find(name)
                .or(() -> ServerDefaults.device(incus, "nic", "network").flatMap(this::find))
                .filter(each -> each.managed()
                        && each.config().getOrDefault("ipv4.nat", "false").equals("true"));
        if (chosen.isPresent()) {
            return new SetupStep("network", chosen.get().name(), false, "");
        }
        return make();
    }

    /** Makes it, unless another process is quicker. */
    SetupStep make() {
        boolean made = Setup.ifMissing(() -> incus.networks().get(name), this::makeWithSubnet);
        return new SetupStep("network", name, made, "");
    }

    private void makeWithSubnet() {
        try {
            make("auto");
        } catch (RefusedException refused) {
            if (!refused.reason().contains("unused IPv4 subnet")) {
                throw refused;
            }
            make(FreeSubnet.choose(taken(), new SecureRandom()).toString());
        }
    }

    private void make(String ipv4) {
        incus.networks()
                .createBridge(
                        name,
                        "The network of Coop's containers",
                        // An IPv6 address without a way out makes programs wait for it.
                        Map.of("ipv4.address", ipv4, "ipv4.nat", "true", "ipv6.address", "none"));
    }

    /** What Incus's other networks and this machine's interfaces use. */
    private List<Subnet> taken() {
        Stream<String> networks =
                incus.networks().list().stream().map(each -> each.config().getOrDefault("ipv4.address", ""));
        return Stream.concat(networks, interfaces())
                .flatMap(each -> Subnet.parse(each).stream())
                .toList();
    }

    private static Stream<String> interfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(each -> each.getInterfaceAddresses().stream())
                    .map(each -> each.getAddress().getHostAddress() + "/" + each.getNetworkPrefixLength());
        } catch (SocketException _) {
            return Stream.empty();
        }
    }

    private Optional<Network> find(String wanted) {
        return incus.networks().list().stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst();
    }
}
