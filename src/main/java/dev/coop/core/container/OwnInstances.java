package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.InstanceSource;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instances of Coop's project that are containers for the user to work with. */
public final class OwnInstances implements InstanceSource {
    private final IncusClient incus;

    /** @param incus within Coop's project */
    public OwnInstances(IncusClient incus) {
        this.incus = incus;
    }

    @Override
    public List<Instance> all() {
        return incus.instances().list().stream().filter(OwnInstances::isUsers).toList();
    }

    @Override
    public Optional<Instance> find(String container) {
        return incus.instances().find(container).filter(OwnInstances::isUsers);
    }

    @Override
    public Instance get(String container) {
        return find(ContainerName.check(container))
                .orElseThrow(() -> new CoopException(
                        Kind.WRONG_STATE,
                        "There is no container \"" + container + "\"",
                        "see those that there are with: coop list"));
    }

    @Override
    public Agent agent(Map<String, String> config) {
        @Nullable String known = config.get(Keys.AGENT);
        String[] parts = known == null ? new String[0] : known.split(":", 3);
        return parts.length == 3
                ? new Agent(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2])
                : new Agent(1000, 1000, "/home/agent");
    }

    static boolean isUsers(Instance instance) {
        return instance.type().equals("container") && !instance.config().containsKey(Keys.ROLE);
    }
}
