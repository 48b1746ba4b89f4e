package dev.coop.core.doctor;

import dev.coop.core.setup.Names;
import dev.coop.incus.IncusClient;
import java.util.List;
import java.util.Map;

/** Whether a container could take another one's addresses, and so its connections. */
final class NeighboursCheck extends Check {
    private static final List<String> FILTERS = List.of("security.mac_filtering", "security.ipv4_filtering");

    private final IncusClient incus;
    private final TestContainer container;

    NeighboursCheck(IncusClient incus, TestContainer container) {
        super("sandbox-neighbours");
        this.incus = incus;
        this.container = container;
    }

    @Override
    Needs needs() {
        return Needs.CONTAINER;
    }

    @Override
    Finding look() {
        for (Map.Entry<String, Map<String, String>> each :
                container.instance().expandedDevices().entrySet()) {
            Map<String, String> device = each.getValue();
            if (!"nic".equals(device.get("type"))) {
                continue;
            }
            List<String> off = FILTERS.stream()
                    .filter(filter -> !device.getOrDefault(filter, "false").equals("true"))
                    .toList();
            if (!off.isEmpty()) {
                return warn(
                        "a container can take the addresses of another one on the same bridge",
                        "turn the filters on with: incus --project " + incus.project() + " profile device set "
                                + Names.PROFILE + " " + each.getKey() + " "
                                + String.join(
                                        " ",
                                        off.stream()
                                                .map(filter -> filter + "=true")
                                                .toList()));
            }
        }
        return pass("a container keeps to its own addresses");
    }
}
