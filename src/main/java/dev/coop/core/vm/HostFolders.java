package dev.coop.core.vm;

import dev.coop.core.failure.CoopException;
import java.nio.file.Path;

/** Whether the Incus that containers run in sees a folder of this machine at all. */
public interface HostFolders {
    /** Incus runs on this machine itself, and sees everything. */
    HostFolders ALL = (real, writable) -> {};

    /**
     * Returns when Incus sees the folder, or when that cannot be told.
     *
     * @param real without links
     * @param writable whether containers are to write in it
     * @throws CoopException of kind USAGE, with what to do, when the virtual machine does not see it, or only to read
     */
    void requireVisible(Path real, boolean writable);
}
