package dev.coop.core.setup;

import dev.coop.core.failure.CoopException;
import java.util.function.Consumer;

/** Makes what is missing of the things that Coop needs in Incus. */
public interface SetupService {

    /**
     * Does all of it, and changes nothing that is there. Cancelled by interrupting the thread; what was made stays, and the
     * next run goes on from there.
     *
     * @param done hears of each step when it is done, on the calling thread
     * @throws CoopException of kind NO_CONNECTION when Incus does not answer
     */
    void run(Consumer<SetupStep> done);

    /** Whether all of it is there. One quick call, for whoever needs it before doing something else. */
    boolean isDone();
}
