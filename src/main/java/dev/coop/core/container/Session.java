package dev.coop.core.container;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A command that runs in a container. Closing it kills the command when it still runs.
 *
 * <p>With a terminal there is one output, {@link #stdout()}, and the end of the input is typed (Ctrl-D), not closed.
 */
public interface Session extends AutoCloseable {
    OutputStream stdin();

    InputStream stdout();

    InputStream stderr();

    /** Tells the terminal its new size in characters. */
    void resize(int columns, int rows);

    /** Sends a signal, by its Linux number. */
    void signal(int number);

    /** Waits for the end. @return the exit code; 128 + n when signal n ended it */
    int waitFor();

    boolean hasEnded();

    @Override
    void close();
}
