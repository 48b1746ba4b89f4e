package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import java.util.List;

/**
 * What running containers do. Calls block, are cancelled by interrupting the thread, and throw {@link CoopException}:
 * {@code WRONG_STATE} when there is no such container or it does not run.
 */
public interface ContainerMonitor {

    /** What it uses now; takes Incus some milliseconds. Also of a locked one. */
    Usage usage(String name);

    /** All its processes, by number. Of a container that runs and is not locked. */
    List<ProcessInfo> processes(String name);
}
