package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the systems of containers wrote down. */
public interface ContainerLogs {

    /**
     * Opens the journal of a running container; where there is none to be had (it does not run, is locked, or its
     * system keeps none), what was written to its console since its start.
     *
     * @throws CoopException of kind WRONG_STATE when there is no such container
     */
    Log open(String name, Request request);

    /**
     * @param lines at most so many of the last ones
     * @param since only what is newer; null for all. Of a console, which knows no times, it is ignored
     * @param follow goes on with what comes, until the log is closed or the container stops. A console is not followed
     */
    record Request(int lines, @Nullable Instant since, boolean follow) {}

    /** Lines that come as they are written, by whoever is in the container: to be shown, never trusted. */
    interface Log extends AutoCloseable {
        enum Origin {
            JOURNAL,
            CONSOLE
        }

        Origin origin();

        /** The next line, without its end; waits for it. @return null at the end */
        @Nullable
        String readLine();

        /** Also ends a wait for a line in another thread. */
        @Override
        void close();
    }
}
