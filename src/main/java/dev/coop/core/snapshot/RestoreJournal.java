package dev.coop.core.snapshot;

import dev.coop.core.container.Keys;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.ProcessIdentity;
import dev.coop.incus.ConflictException;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Profile;
import dev.coop.incus.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a container was before a restore began: kept at the server, as a profile that nothing uses, until the restore has
 * ended. Whoever finds one whose process is no more ends the restore in its place. That there can be one profile of a name
 * also keeps two restores of one container apart.
 */
final class RestoreJournal {
    private static final String KEY = "user.coop.restore";

    /** Incus gives a container another one with every restore. */
    private static final String GENERATION = "volatile.uuid.generation";

    private final IncusClient incus;

    RestoreJournal(IncusClient incus) {
        this.incus = incus;
    }

    /**
     * @param snapshot that is restored
     * @param wanted the state to be in afterwards
     * @param generation by which a disk that was restored is told from one that was not
     * @param process that restores
     */
    record Entry(
            String snapshot,
            Status wanted,
            @Nullable String generation,
            ProcessIdentity process,
            Map<String, String> config,
            Map<String, Map<String, String>> devices,
            List<String> profiles) {

        /** Whether the container's disk has been restored since. */
        boolean isRestored(Instance now) {
            return !Objects.equals(generation, now.config().get(GENERATION));
        }
    }

    /** Writes down what the container is. @throws CoopException of kind WRONG_STATE when it is being restored already */
    Entry begin(Instance now, String snapshot) {
        Entry entry = new Entry(
                snapshot,
                now.status() == Status.RUNNING || now.status() == Status.FROZEN ? now.status() : Status.STOPPED,
                now.config().get(GENERATION),
                ProcessIdentity.current(),
                now.config(),
                now.devices(),
                now.profiles());
        try {
            incus.profiles()
                    .create(new Profile(
                            profile(now),
                            "What " + now.name()
                                    + " was before the restore of a snapshot that goes on. Leave it to Coop.",
                            Map.of(KEY, JsonMapper.shared().writeValueAsString(entry)),
                            Map.of()));
        } catch (ConflictException conflict) {
            throw new CoopException(
                    Kind.WRONG_STATE, "\"" + now.name() + "\" is being restored just now", "wait a moment", conflict);
        }
        return entry;
    }

    /** That of a restore which has not ended. */
    Optional<Entry> find(Instance container) {
        try {
            String text = incus.profiles().get(profile(container)).config().getOrDefault(KEY, "");
            return Optional.of(JsonMapper.shared().readValue(text, Entry.class));
        } catch (NotFoundException none) {
            return Optional.empty();
        } catch (JacksonException unreadable) {
            throw new CoopException(
                    Kind.ERROR,
                    "What \"" + container.name() + "\" was before its restore cannot be read",
                    "look at it, then delete it, with: incus --project " + incus.project() + " profile delete "
                            + profile(container),
                    unreadable);
        }
    }

    void end(Instance container) {
        try {
            incus.profiles().delete(profile(container));
        } catch (NotFoundException gone) {
            // Ended by another process that found it.
        }
    }

    private static String profile(Instance container) {
        return "coop-restore-" + container.config().getOrDefault(Keys.ID, container.name());
    }
}
