package dev.coop.vm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program that keeps virtual machines. Calls block, are cancelled by interrupting the thread, and throw
 * {@link VmException}.
 */
public interface VmBackend {
    /** As in the settings. */
    String name();

    /** As its makers write it. */
    String title();

    boolean isInstalled();

    /** Empty when it keeps none of that name. */
    Optional<VirtualMachine> find(String instance);

    /**
     * Makes the virtual machine when there is none, and starts it. When that fails or is cancelled, a machine that was
     * made here is removed again, and none is left running.
     */
    void start(VmSettings settings, VmResources resources, VmListener listener);

    /** @param force pulls the plug, which a broken one needs */
    void stop(String instance, boolean force, VmListener listener);

    /** Removes it with all that is in it. */
    void delete(String instance, VmListener listener);

    /**
     * Runs a command in it, or a login shell, at this process's terminal.
     *
     * @param command empty for the shell
     * @return the exit code of the command
     */
    int shell(String instance, List<String> command);

    /** Where the socket of the Incus in it may be on this machine, the likeliest first. */
    List<Path> sockets(String instance);

    /** The folders of this machine that it sees. Empty when that cannot be told. */
    Optional<SharedFolders> sharedFolders(String instance);
}
