package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import java.util.List;

/** Hears what the containers are, as it changes. Called one at a time, on a background thread. */
public interface ContainerListener {

    /** All containers, sorted by name. Comes once when watching starts, and after each change. */
    void changed(List<Container> containers);

    /** Incus does not answer. {@link #changed} comes when it does again. */
    void disconnected(CoopException why);
}
