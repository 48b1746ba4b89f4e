package dev.coop.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are as they were, or as they shall be, whatever happens in between. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Replaces a file by one that only its owner can read. Returns when it is on the disk. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        // Java makes temporary files for their owner only.
        Path fresh = Files.createTempFile(folder, ".new", "");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel entry = FileChannel.open(folder)) {
                entry.force(true);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
