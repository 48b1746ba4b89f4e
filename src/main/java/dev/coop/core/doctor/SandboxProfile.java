package dev.coop.core.doctor;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.setup.Names;
import dev.coop.incus.IncusClient;
import dev.coop.incus.NotFoundException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the profile of the containers says of their storage and network. */
final class SandboxProfile {
    private final Map<String, Map<String, String>> devices;

    private SandboxProfile(Map<String, Map<String, String>> devices) {
        this.devices = devices;
    }

    /** @throws CoopException when there is none */
    static SandboxProfile read(IncusClient incus) {
        try {
            return new SandboxProfile(incus.profiles().get(Names.PROFILE).devices());
        } catch (NotFoundException missing) {
            throw new CoopException(
                    Kind.WRONG_STATE,
                    "There is no profile " + Names.PROFILE + " to look at",
                    "make it with: coop init",
                    missing);
        }
    }

    String pool() {
        return value("disk", "pool").orElseThrow(() -> none("root disk"));
    }

    String network() {
        return value("nic", "network").orElseThrow(() -> none("network"));
    }

    private Optional<String> value(String type, String key) {
        for (Map<String, String> device : devices.values()) {
            @Nullable String value = device.get(key);
            if (type.equals(device.get("type")) && value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static CoopException none(String what) {
        return new CoopException(
                Kind.WRONG_STATE, "The profile " + Names.PROFILE + " has no " + what, "see the check \"profile\"");
    }
}
