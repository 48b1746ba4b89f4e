package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.incus.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which instances of Incus are containers of the user's. */
public interface InstanceSource {

    List<Instance> all();

    /** @throws CoopException of kind WRONG_STATE when there is none; of kind USAGE when the name is none */
    Instance get(String container);

    /** Empty when there is none of that name. */
    Optional<Instance> find(String container);

    /** The agent's account in a container with those settings. */
    Agent agent(Map<String, String> config);

    /** An account in a container. */
    record Agent(int uid, int gid, String home) {}
}
