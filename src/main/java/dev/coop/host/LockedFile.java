package dev.coop.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that only its owner can read, and that one thread of one process of Coop's works with at a time. */
public final class LockedFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<OpenOption> OPTIONS = Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            // A link in its place would let somebody else choose what is written over.
            LinkOption.NOFOLLOW_LINKS);

    private final FileChannel channel;
    private final boolean fresh;

    private LockedFile(FileChannel channel, boolean fresh) {
        this.channel = channel;
        this.fresh = fresh;
    }

    /** What is done with the file while it is locked. */
    public interface Work<T> {
        T run(LockedFile file) throws IOException;
    }

    /** Makes the file and its folder when they are missing, closes both to others, and waits for the lock. */
    public static <T> T with(Path file, Work<T> work) throws IOException {
        Folders.makePrivateFor(file);
        // The lock is the process's, so threads need one of their own.
        synchronized (LockedFile.class) {
            boolean fresh = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            try (FileChannel channel =
                            FileChannel.open(file, OPTIONS, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                    var _ = channel.lock()) {
                if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                    Files.setPosixFilePermissions(file, OWNER_ONLY);
                }
                return work.run(new LockedFile(channel, fresh));
            }
        }
    }

    /** Whether it was missing. */
    public boolean isFresh() {
        return fresh;
    }

    /** All that is in it. */
    public byte[] read() throws IOException {
        return readFrom(0);
    }

    /** Replaces what is in it, and waits until it is on the disk. */
    public void write(byte[] content) throws IOException {
        put(content, 0);
        channel.truncate(content.length);
        channel.force(true);
    }

    /** How many bytes are in it. */
    public long size() throws IOException {
        return channel.size();
    }

    /** The bytes from a place on to the end. */
    public byte[] readFrom(long start) throws IOException {
        channel.position(start);
        return Channels.newInputStream(channel).readAllBytes();
    }

    /** Adds to its end, and waits until that is on the disk. */
    public void append(byte[] content) throws IOException {
        put(content, channel.size());
        channel.force(true);
    }

    /** Cuts off what is behind a place. */
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    private void put(byte[] content, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        long position = at;
        while (buffer.hasRemaining()) {
            position += channel.write(buffer, position);
        }
    }
}
