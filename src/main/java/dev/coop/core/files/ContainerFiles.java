package dev.coop.core.files;

import dev.coop.core.failure.CoopException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of Coop's containers, whether those run, are locked or are stopped.
 *
 * <p>Paths in a container are absolute, or relative to the agent's home. Calls block, are cancelled by interrupting the
 * thread, and throw {@link CoopException}: {@code WRONG_STATE} when there is no such container or path.
 */
public interface ContainerFiles {

    /** What is in a folder, by name. */
    List<FileEntry> list(String container, String path);

    /** What is at a path; of a link, the link itself. */
    FileEntry stat(String container, String path);

    /**
     * Copies a file or a folder with all that is in it to the host. Whatever it is on the other side, nothing is ever
     * written outside the target: no link is followed, links that lead out of the copy are left out, and so are pipes,
     * sockets and devices.
     *
     * @param target as with cp: a folder that exists to copy into, or what the copy is to be called. Files that are
     *     there are replaced; folders are joined
     */
    void pull(String container, String path, Path target, CopyListener listener);

    /**
     * Copies a file or a folder with all that is in it into a container; it belongs to the agent there, or to whoever
     * owns the folder that it comes into. Links are copied as links.
     *
     * @param path as with cp: a folder that exists to copy into, or what the copy is to be called
     */
    void push(Path source, String container, String path, CopyListener listener);

    /** Writes the content of one file. @return how many bytes it had */
    long read(String container, String path, OutputStream target);

    /** Makes or replaces one file with what the stream has. @return how many bytes it had */
    long write(String container, String path, InputStream source);

    /** Makes a folder. */
    void createDirectory(String container, String path);

    /** Moves within a container; what is at the new path must be free. */
    void rename(String container, String path, String newPath);

    /** Deletes a file, a link, or a folder with all that is in it. */
    void delete(String container, String path);
}
