package dev.coop.core.mount;

import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.failure.CoopException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The folders of the host that containers see.
 *
 * <p>Calls block, are cancelled by interrupting the thread, and throw {@link CoopException}: of kind {@code USAGE} when
 * what is asked for makes no sense, {@code NOT_AUTHORIZED} when it is refused, {@code WRONG_STATE} when there is no such
 * container or mount, {@code NO_CONNECTION} and {@code INTERRUPTED} from any of them. After a failure nothing has changed.
 */
public interface MountService {

    /** Those of all containers, by container and name. */
    List<Mount> list();

    /** Those of one container, by name. */
    List<Mount> list(String container);

    /** What would become of a request. Refuses nothing that a code, or nobody, could open: the verdict tells. */
    MountProposal propose(MountRequest request);

    /**
     * Lets a container see a folder: at once when it runs, also when it is locked.
     *
     * @param entry asks the user for the code; not used when the folder is free
     */
    Mount add(MountRequest request, CodeEntry entry);

    /** Takes a folder away again. */
    void remove(String container, String name);

    /** Approves a folder anew with another mode. What goes for {@link #add} goes for this; less needs no code. */
    Mount setReadOnly(String container, String name, boolean readOnly, CodeEntry entry);

    /**
     * Takes away what has expired.
     *
     * @return when the next one expires; empty when none does
     */
    Optional<Instant> removeExpired();
}
