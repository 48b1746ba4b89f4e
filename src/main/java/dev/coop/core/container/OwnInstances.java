package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.InstanceSource;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instances of Coop's project that are containers for the user to work with. Copies that a process of Coop's did not live
 * to complete are cleared away when they are seen.
 */
public final class OwnInstances implements InstanceSource {
    private final IncusClient incus;
    private final Remains remains;
    private final boolean unfinished;

    /** @param incus within Coop's project */
    public OwnInstances(IncusClient incus) {
        this(incus, false);
    }

    private OwnInstances(IncusClient incus, boolean unfinished) {
        this.incus = incus;
        this.unfinished = unfinished;
        this.remains = new Remains(incus);
    }

    /**
     * For who has to look at a copy before it is whole: asked for by its name, it is found.
     *
     * @param incus within Coop's project
     */
    public static OwnInstances withUnfinished(IncusClient incus) {
        return new OwnInstances(incus, true);
    }

    @Override
    public List<Instance> all() {
        List<Instance> all = incus.instances().list();
        all.stream().filter(Remains::isAbandoned).forEach(this::clear);
        return all.stream().filter(OwnInstances::isUsers).toList();
    }

    @Override
    public Optional<Instance> find(String container) {
        Optional<Instance> found = incus.instances().find(container);
        found.filter(Remains::isAbandoned).ifPresent(this::clear);
        return found.filter(each -> isUsers(each) || (unfinished && Remains.isUnderWay(each)));
    }

    private void clear(Instance abandoned) {
        try {
            remains.discard(abandoned);
        } catch (IncusException busy) {
            // It is hidden, and whoever comes next tries again.
        }
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
