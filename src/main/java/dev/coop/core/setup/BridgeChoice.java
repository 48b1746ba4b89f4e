package dev.coop.core.setup;

import dev.coop.incus.IncusClient;
import dev.coop.incus.Network;
import java.util.Map;
import java.util.Optional;

/** Which network Coop's containers are on: a managed bridge with IPv4, which gives addresses, names and a way out. */
final class BridgeChoice {
    private final IncusClient incus;

    BridgeChoice(IncusClient incus) {
        this.incus = incus;
    }

    SetupStep ensure() {
        Optional<Network> chosen = find(Names.BRIDGE)
                .or(() -> ServerDefaults.device(incus, "nic", "network").flatMap(this::find))
                .filter(each -> each.managed()
                        && each.config().getOrDefault("ipv4.nat", "false").equals("true"));
        if (chosen.isPresent()) {
            return new SetupStep("network", chosen.get().name(), false, "");
        }
        boolean made = Setup.ifMissing(() -> incus.networks().get(Names.BRIDGE), () -> incus.networks()
                .createBridge(
                        Names.BRIDGE,
                        "The network of Coop's containers",
                        // An IPv6 address without a way out makes programs wait for it.
                        Map.of("ipv4.address", "auto", "ipv4.nat", "true", "ipv6.address", "none")));
        return new SetupStep("network", Names.BRIDGE, made, "");
    }

    private Optional<Network> find(String name) {
        return incus.networks().list().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }
}
