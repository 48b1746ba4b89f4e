package dev.coop.core.files;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.core.mount.InstanceSource;
import dev.coop.incus.IncusClient;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.RefusedException;
import dev.coop.incus.Sftp;
import dev.coop.incus.SftpEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The files of the containers in Coop's project of an Incus server. */
public final class IncusFiles implements ContainerFiles {
    private final IncusClient incus;
    private final InstanceSource instances;

    /** @param incus within Coop's project */
    public IncusFiles(IncusClient incus, InstanceSource instances) {
        this.incus = incus;
        this.instances = instances;
    }

    private interface Work<T> {
        T run(Sftp sftp, String path) throws IOException;
    }

    private <T> T in(String container, String path, Work<T> work) {
        return IncusFailures.translating(() -> {
            String absolute = absolute(container, path);
            try (Sftp sftp = incus.instances().sftp(container)) {
                return work.run(sftp, absolute);
            } catch (NotFoundException missing) {
                throw new CoopException(Kind.WRONG_STATE, "In \"" + container + "\" " + missing.reason(), "", missing);
            } catch (RefusedException refused) {
                throw new CoopException(
                        Kind.WRONG_STATE, "\"" + container + "\" refuses: " + refused.reason(), "", refused);
            } catch (IOException failure) {
                throw failed(failure);
            }
        });
    }

    private String absolute(String container, String path) {
        return ContainerPaths.absolute(
                path, instances.agent(instances.get(container).config()).home());
    }

    private static CoopException failed(IOException failure) {
        return switch (failure) {
            case InterruptedIOException _ -> interrupted(failure);
            case ClosedByInterruptException _ -> interrupted(failure);
            case NoSuchFileException missing ->
                new CoopException(Kind.WRONG_STATE, "There is no " + missing.getFile(), "", failure);
            default -> new CoopException(Kind.ERROR, "It cannot be copied: " + failure.getMessage(), "", failure);
        };
    }

    private static CoopException interrupted(IOException failure) {
        Thread.currentThread().interrupt();
        return new CoopException(Kind.INTERRUPTED, "Cancelled", "", failure);
    }

    @Override
    public List<FileEntry> list(String container, String path) {
        return in(container, path, (sftp, folder) -> sftp.list(folder).stream()
                .map(each -> entry(sftp, ContainerPaths.child(folder, each.name()), each))
                .sorted(Comparator.comparing(FileEntry::name))
                .toList());
    }

    @Override
    public FileEntry stat(String container, String path) {
        return in(container, path, (sftp, there) -> entry(sftp, there, sftp.lstat(there)));
    }

    private static FileEntry entry(Sftp sftp, String path, SftpEntry entry) {
        FileEntry.Type type = entry.isFile()
                ? FileEntry.Type.FILE
                : entry.isDirectory()
                        ? FileEntry.Type.DIRECTORY
                        : entry.isLink() ? FileEntry.Type.LINK : FileEntry.Type.OTHER;
        return new FileEntry(
                entry.name().isEmpty() ? ContainerPaths.name(path) : entry.name(),
                type,
                entry.size(),
                entry.permissions(),
                entry.uid(),
                entry.gid(),
                entry.modifiedAt(),
                entry.isLink() ? sftp.readLink(path) : null);
    }

    @Override
    public void pull(String container, String path, Path target, CopyListener listener) {
        in(container, path, (sftp, source) -> {
            new Pull(sftp, listener).run(source, target);
            return true;
        });
    }

    @Override
    public void push(Path source, String container, String path, CopyListener listener) {
        in(container, path, (sftp, target) -> {
            new Push(sftp, listener).run(source, target);
            return true;
        });
    }

    @Override
    public long read(String container, String path, OutputStream target) {
        return in(container, path, (sftp, source) -> sftp.read(source, target, _ -> {}));
    }

    @Override
    public long write(String container, String path, InputStream source) {
        return in(container, path, (sftp, target) -> new Push(sftp, CopyListener.NONE).write(source, target));
    }

    @Override
    public void createDirectory(String container, String path) {
        in(container, path, (sftp, folder) -> {
            SftpEntry parent = sftp.stat(ContainerPaths.parent(folder));
            sftp.createDirectory(folder);
            sftp.setOwner(folder, parent.uid(), parent.gid());
            sftp.setPermissions(folder, 0755);
            return true;
        });
    }

    @Override
    public void rename(String container, String path, String newPath) {
        in(container, path, (sftp, from) -> {
            sftp.rename(from, absolute(container, newPath));
            return true;
        });
    }

    @Override
    public void delete(String container, String path) {
        in(container, path, (sftp, there) -> {
            delete(sftp, there, sftp.lstat(there));
            return true;
        });
    }

    /** Not over links: the entry itself says what it is. */
    private static void delete(Sftp sftp, String path, SftpEntry entry) {
        if (!entry.isDirectory()) {
            sftp.remove(path);
            return;
        }
        for (SftpEntry each : sftp.list(path)) {
            delete(sftp, ContainerPaths.child(path, each.name()), each);
        }
        sftp.removeDirectory(path);
    }
}
