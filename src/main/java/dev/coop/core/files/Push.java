package dev.coop.core.files;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.OpenFolder;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Sftp;
import dev.coop.incus.SftpEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One copy from the host into a container. The folders of the host are held open and no link in them is followed: they
 * may be a container's to write, which could make the copy fetch what it must never see.
 */
final class Push {
    private final Sftp container;
    private final CopyListener listener;

    Push(Sftp container, CopyListener listener) {
        this.container = container;
        this.listener = listener;
    }

    /** Who is to own what is copied. */
    private record Owner(int uid, int gid) {}

    /** @param target absolute */
    void run(Path source, String target) throws IOException {
        Path real = source.toRealPath();
        boolean contents = ContainerPaths.meansContents(source.toString());
        boolean folder = Files.isDirectory(real);
        if (!folder && !Files.isRegularFile(real)) {
            throw new CoopException(Kind.WRONG_STATE, source + " is neither a file nor a folder");
        }
        String name = real.getFileName() == null ? "root" : real.getFileName().toString();
        String place = place(target, name, folder, contents);
        SftpEntry parent = container.stat(ContainerPaths.parent(place));
        Owner owner = new Owner(parent.uid(), parent.gid());
        if (folder) {
            makeFolder(place, owner);
            try (Source opened = Source.open(real)) {
                children(opened, place, owner, "");
                container.setPermissions(place, permissions(Files.readAttributes(real, PosixFileAttributes.class)));
            }
        } else {
            try (InputStream in = Files.newInputStream(real)) {
                file(in, place, owner, Files.readAttributes(real, PosixFileAttributes.class));
            }
            listener.copied(name);
        }
    }

    /**
     * A folder of the host, held open in two ways: the JDK's tells what is in it and reads files, but no links.
     */
    private record Source(SecureDirectoryStream<Path> folder, OpenFolder links) implements AutoCloseable {
        @SuppressWarnings("StreamResourceLeak") // closed with the record
        static Source open(Path path) throws IOException {
            DirectoryStream<Path> opened = Files.newDirectoryStream(path);
            if (opened instanceof SecureDirectoryStream<Path> secure) {
                return new Source(secure, OpenFolder.open(path));
            }
            opened.close();
            throw new IOException(path + " is on a file system that cannot be copied from safely");
        }

        Source enter(Path name) throws IOException {
            return new Source(folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), links.enter(name.toString()));
        }

        PosixFileAttributes attributes(Path name) throws IOException {
            return folder.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
        }

        InputStream read(Path name) throws IOException {
            return Channels.newInputStream(
                    folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
        }

        @Override
        public void close() throws IOException {
            links.close();
            folder.close();
        }
    }

    /** The path that the copy is to have. */
    private String place(String target, String name, boolean folder, boolean contents) {
        @Nullable SftpEntry there = find(target);
        if (there != null && there.isDirectory()) {
            return contents ? target : ContainerPaths.child(target, name);
        }
        @Nullable SftpEntry parent = find(ContainerPaths.parent(target));
        if (parent == null || !parent.isDirectory() || (!folder && target.endsWith("/"))) {
            throw new CoopException(
                    Kind.WRONG_STATE,
                    "There is no folder " + (target.endsWith("/") ? target : ContainerPaths.parent(target))
                            + " in the container");
        }
        return target;
    }

    private @Nullable SftpEntry find(String path) {
        try {
            return container.stat(path);
        } catch (NotFoundException _) {
            return null;
        }
    }

    private void makeFolder(String path, Owner owner) {
        @Nullable SftpEntry there = find(path);
        if (there == null) {
            container.createDirectory(path);
            container.setOwner(path, owner.uid(), owner.gid());
        } else if (!there.isDirectory()) {
            throw new CoopException(Kind.WRONG_STATE, path + " is in the container already, and is no folder");
        }
    }

    private void children(Source source, String into, Owner owner, String shown) throws IOException {
        TreeSet<Path> names = new TreeSet<>();
        source.folder().forEach(each -> names.add(each.getFileName()));
        for (Path name : names) {
            child(source, name, ContainerPaths.child(into, name.toString()), owner, shown + name);
        }
    }

    private void child(Source source, Path name, String target, Owner owner, String shown) throws IOException {
        PosixFileAttributes attributes = source.attributes(name);
        if (attributes.isDirectory()) {
            makeFolder(target, owner);
            try (Source inner = source.enter(name)) {
                children(inner, target, owner, shown + "/");
            }
            container.setPermissions(target, permissions(attributes));
        } else if (attributes.isRegularFile()) {
            try (InputStream in = source.read(name)) {
                file(in, target, owner, attributes);
            }
        } else if (attributes.isSymbolicLink()) {
            inPlace(target, fresh -> container.createLink(fresh, source.links().readLink(name.toString())));
        } else {
            listener.skipped(shown, "it is a pipe, a socket or a device");
            return;
        }
        listener.copied(shown);
    }

    private void file(InputStream in, String target, Owner owner, PosixFileAttributes attributes) throws IOException {
        inPlace(target, fresh -> {
            container.write(fresh, in, listener::progress);
            container.setOwner(fresh, owner.uid(), owner.gid());
            container.setPermissions(fresh, permissions(attributes));
        });
    }

    /** Makes or replaces one file. @return how many bytes it has */
    long write(InputStream in, String target) throws IOException {
        SftpEntry parent = container.stat(ContainerPaths.parent(target));
        @Nullable SftpEntry there = find(target);
        if (there != null && !there.isFile()) {
            throw new CoopException(Kind.WRONG_STATE, target + " is in the container already, and is no file");
        }
        long[] length = new long[1];
        inPlace(target, fresh -> {
            length[0] = container.write(fresh, in, listener::progress);
            container.setOwner(
                    fresh, there == null ? parent.uid() : there.uid(), there == null ? parent.gid() : there.gid());
            container.setPermissions(fresh, there == null ? 0644 : there.permissions());
        });
        return length[0];
    }

    private interface Making {
        void make(String path) throws IOException;
    }

    /** What is made gets its name when it is whole, and not before. */
    private void inPlace(String target, Making making) throws IOException {
        String fresh = ContainerPaths.child(
                ContainerPaths.parent(target),
                ".coop-"
                        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
        try {
            making.make(fresh);
            container.replace(fresh, target);
        } catch (IOException | RuntimeException failure) {
            discard(fresh, failure);
            throw failure;
        }
    }

    private void discard(String fresh, Exception failure) {
        try {
            container.remove(fresh);
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static int permissions(PosixFileAttributes attributes) {
        // Such as rwxr-x---.
        String text = PosixFilePermissions.toString(attributes.permissions());
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits = bits << 1 | (text.charAt(i) == '-' ? 0 : 1);
        }
        return bits;
    }
}
