package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Coop's containers, and nobody else's.
 *
 * <p>Calls block, are cancelled by interrupting the thread, and throw {@link CoopException}: {@code NO_CONNECTION} from
 * any of them, {@code WRONG_STATE} when there is no such container or it is in the wrong state, {@code INTERRUPTED} when
 * cancelled.
 */
public interface ContainerService {

    /** All, sorted by name, with addresses and counts. */
    List<Container> list();

    /** The names of those in such a state, sorted: one quick call, where {@link #list} asks each that runs. */
    default List<String> names(Set<ContainerState> states) {
        return list().stream()
                .filter(each -> states.contains(each.state()))
                .map(Container::name)
                .toList();
    }

    Container get(String name);

    ContainerStatus status(String name);

    /** Makes and starts a container, and returns when it can be worked in. When it fails or is cancelled, nothing stays. */
    Container create(CreateRequest request, CreateListener listener);

    /** Returns when it runs. Nothing happens when it runs already. */
    void start(String name);

    /**
     * Returns when it has stopped. Nothing happens when it is stopped already. A locked one is unlocked first.
     *
     * @param timeout how long its system may take to shut down
     * @param force pulls the plug instead
     */
    void stop(String name, Duration timeout, boolean force);

    /**
     * Returns when its system is up anew. A locked one is unlocked by it; one that is stopped is started.
     *
     * @param timeout how long its system may take to shut down
     * @param force pulls the plug instead
     */
    void restart(String name, Duration timeout, boolean force);

    /** Freezes all that runs in it, in milliseconds, as it is. Nothing happens when it is locked already. */
    void lock(String name);

    /** Lets it go on where it was locked. Nothing happens when it runs. */
    void unlock(String name);

    /**
     * Gives a stopped container another name; its disk, snapshots and mounts stay.
     *
     * @return the container under its new name
     */
    Container rename(String name, String newName);

    /** Sets what it may use, at once when it runs. */
    void updateLimits(String name, Limits limits);

    /**
     * Deletes a container, its disk and its snapshots.
     *
     * @param force also when it runs
     */
    void delete(String name, boolean force);

    /** Runs a command in a running container. */
    Session exec(String name, Command command);

    /** Follows what the containers are until the watch is closed. Returns at once; survives a restart of Incus. */
    Watch watch(ContainerListener listener);

    /** Following. */
    interface Watch extends AutoCloseable {
        /** Tries to connect now, when there is no connection. */
        void retryNow();

        @Override
        void close();
    }
}
