package dev.coop.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A folder of this computer that is held open. Whatever is made in it comes into that very folder, whatever becomes of
 * its path meanwhile, and no link that lies in it is ever followed. The JDK's own {@code SecureDirectoryStream} can make
 * neither folders nor links.
 *
 * <p>Names are single ones, without {@code /}.
 */
public final class OpenFolder implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int fd;
    private final Path shown;

    private OpenFolder(int fd, Path shown) {
        this.fd = fd;
        this.shown = shown;
    }

    /** Opens the folder that a path leads to, over links, too: whoever names it wants that one. */
    public static OpenFolder open(Path path) throws IOException {
        return new OpenFolder(Posix.openFolder(path.toString()), path);
    }

    /** Opens a folder in this one. @throws IOException also when there is a link of that name */
    public OpenFolder enter(String name) throws IOException {
        return new OpenFolder(Posix.openFolderAt(fd, checked(name)), shown.resolve(name));
    }

    /** Opens a folder in this one, which is made when it is not there, for its owner alone. */
    public OpenFolder make(String name) throws IOException {
        try {
            Posix.makeFolderAt(fd, checked(name), 0700);
        } catch (FileAlreadyExistsException _) {
            // Then it is joined.
        }
        return enter(name);
    }

    public void setPermissions(int permissions) throws IOException {
        Posix.setPermissions(fd, permissions);
    }

    /** What a link of that name leads to, as it is written there. */
    public String readLink(String name) throws IOException {
        return Posix.readLinkAt(fd, checked(name));
    }

    /** Makes a link, in the place of a file or link of that name. */
    public void link(String name, String target) throws IOException {
        checked(name);
        String fresh = freshName();
        Posix.linkAt(fd, fresh, target);
        moveIntoPlace(fresh, name);
    }

    private void moveIntoPlace(String fresh, String name) throws IOException {
        try {
            Posix.renameAt(fd, fresh, name);
        } catch (IOException failure) {
            Posix.removeAt(fd, fresh);
            throw failure;
        }
    }

    private static String freshName() {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        return ".coop-" + HexFormat.of().formatHex(random);
    }

    private static String checked(String name) throws IOException {
        if (!isName(name)) {
            throw new IOException("\"" + name + "\" is not the name of a file");
        }
        return name;
    }

    /** Whether it can be the name of a file, and of nothing else. */
    public static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\0') < 0;
    }

    /** Begins a file, which is not there before it is {@link NewFile#finish finished}. */
    public NewFile file(String name) throws IOException {
        checked(name);
        String fresh = freshName();
        return new NewFile(Posix.makeFileAt(fd, fresh), fresh, name);
    }

    /** A file that is being written. Closing it unfinished leaves nothing behind. */
    public final class NewFile extends OutputStream {
        private final int file;
        private final String fresh;
        private final String name;
        private boolean open = true;
        private boolean finished;

        private NewFile(int file, String fresh, String name) {
            this.file = file;
            this.fresh = fresh;
            this.name = name;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Posix.write(file, bytes, offset, length);
        }

        /** Puts it in its place, also in that of a file or link of that name. */
        public void finish(int permissions, Instant modifiedAt) throws IOException {
            Posix.setPermissions(file, permissions);
            Posix.setModified(file, modifiedAt);
            Posix.renameAt(fd, fresh, name);
            finished = true;
        }

        @Override
        public void close() throws IOException {
            if (open) {
                open = false;
                Posix.close(file);
                if (!finished) {
                    Posix.removeAt(fd, fresh);
                }
            }
        }
    }

    @Override
    public String toString() {
        return shown.toString();
    }

    @Override
    public void close() {
        Posix.close(fd);
    }
}
