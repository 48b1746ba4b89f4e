package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands before whatever could bring a host folder into a container: its creation, start, restart, unlock, copy and
 * restore. Nobody else writes disk devices of the host.
 */
public interface MountGuard {

    /**
     * Call before a container starts, restarts, unlocks or is restored. What has expired is taken away.
     *
     * @throws CoopException of kind NOT_AUTHORIZED when the source of a mount is missing, was swapped or became protected;
     *     nothing has changed then
     */
    void check(String container);

    /** Takes away the mounts of a container whose time is over. */
    void removeExpired(String container);

    /**
     * Call when a container did not start. Where that is because a disk of the host cannot be shifted, another mapping of
     * its files is chosen.
     *
     * @param failure what Incus says
     * @return whether it is worth another try
     * @throws CoopException of kind ERROR when there is no other mapping, with what to do
     */
    boolean mapOtherwise(String container, String failure);

    /**
     * Call when a container has started, before anybody is let in: what it really sees is compared with what was approved.
     *
     * @throws CoopException of kind NOT_AUTHORIZED when it sees something else; it was stopped by force then
     */
    void verify(String container);

    /**
     * What a container that is about to be made may have, with the one folder that it shall see.
     *
     * @param config all that it would be set to
     * @param devices all else that it would have
     * @param workdir null for none
     * @throws CoopException of kind NOT_AUTHORIZED when the folder is not free; of kind USAGE when there is no such folder
     */
    Admission prepare(
            String container,
            Map<String, String> config,
            Map<String, Map<String, String>> devices,
            @Nullable Path workdir);

    /**
     * What of the settings and devices of a snapshot or another container a container may have. Its mounts stay as they
     * are now: one that was removed since does not come back, one that was added since stays. A container that does not
     * exist yet gets none.
     *
     * @param container that would have them
     * @param config all that it would be set to
     * @param devices all that it would have
     */
    Admission admit(String container, Map<String, String> config, Map<String, Map<String, String>> devices);

    /**
     * What may be written to an instance.
     *
     * @param config with the notes on the mounts
     * @param devices with the mounts, and all else as it was
     * @param notes what was not admitted, and what else the user has to know; each a sentence
     */
    record Admission(Map<String, String> config, Map<String, Map<String, String>> devices, List<String> notes) {
        public Admission {
            config = Map.copyOf(config);
            devices = Map.copyOf(devices);
            notes = List.copyOf(notes);
        }
    }
}
