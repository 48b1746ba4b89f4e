package dev.coop.desktop.container;

import java.nio.file.Path;
import java.util.List;

/** What the user can do with containers. Each asks first where something is lost, and says what failed. */
public interface ContainerActions {
    /** Shows it, in the section that was shown last. */
    void open(ContainerItem item);

    /** Shows a shell in it. */
    void terminal(ContainerItem item);

    /** Shows the Claude CLI in it. */
    void claude(ContainerItem item);

    /** Asks whether it shall see a folder of this computer. */
    void share(ContainerItem item, Path folder);

    void start(List<ContainerItem> items);

    void stop(List<ContainerItem> items);

    void restart(ContainerItem item);

    void lock(List<ContainerItem> items);

    void unlock(List<ContainerItem> items);

    void delete(List<ContainerItem> items);
}
