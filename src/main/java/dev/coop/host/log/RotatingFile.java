package dev.coop.host.log;

import dev.coop.host.Folders;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * A file that several processes add lines to. When it is full it becomes {@code name.1.log}, or {@code name.1.log.gz}, and
 * those before it move on by one; the last one goes, and so do those that are too old. All of it happens under a lock on
 * another file, which stays where it is.
 */
public final class RotatingFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String COMPRESSED = ".gz";

    private final Path folder;
    private final String name;
    private final Limits limits;
    private boolean cleaned;

    /**
     * When a file is full, and what becomes of it.
     *
     * @param bytes that a file has at most; a single longer line has a file to itself
     * @param backups how many older files are kept
     * @param age at which an older file goes
     * @param compress older files
     */
    public record Limits(long bytes, int backups, Duration age, boolean compress) {}

    /** @param name without {@code .log} */
    public RotatingFile(Path folder, String name, Limits limits) {
        this.folder = folder;
        this.name = name;
        this.limits = limits;
    }

    public Path path() {
        return folder.resolve(name + ".log");
    }

    /** Adds a line as a whole. An interrupt does not keep it from that, and is still there afterwards. */
    public synchronized void append(byte[] line) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            Folders.makePrivate(folder);
            while (!tryAppend(line)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @return whether it was done, else an interrupt came first */
    private boolean tryAppend(byte[] line) throws IOException {
        try (FileChannel lock = FileChannel.open(
                        folder.resolve(name + ".lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        OWNER_ONLY);
                var _ = lock.lock()) {
            Path file = path();
            long size = sizeOf(file);
            if (size > 0 && size + line.length > limits.bytes()) {
                rotate();
                size = 0;
            }
            if (!cleaned) {
                deleteOld();
                cleaned = true;
            }
            if (size == 0) {
                create(file);
            }
            // Not by a channel, which an interrupt would close in the middle.
            try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
                out.write(line);
            }
            return true;
        } catch (ClosedByInterruptException | FileLockInterruptionException _) {
            return false;
        }
    }

    private void rotate() throws IOException {
        for (int number = limits.backups(); number > 1; number--) {
            for (String suffix : new String[] {"", COMPRESSED}) {
                Files.deleteIfExists(backup(number, suffix));
                if (Files.exists(backup(number - 1, suffix))) {
                    move(backup(number - 1, suffix), backup(number, suffix));
                }
            }
        }
        if (limits.backups() == 0) {
            Files.delete(path());
        } else if (limits.compress()) {
            Files.deleteIfExists(backup(1, ""));
            compress(path(), backup(1, COMPRESSED));
        } else {
            Files.deleteIfExists(backup(1, COMPRESSED));
            move(path(), backup(1, ""));
        }
        cleaned = false;
    }

    /** What is half done when the process ends is begun again: the full file goes last. */
    private void compress(Path full, Path target) throws IOException {
        Path unfinished = folder.resolve(name + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            create(unfinished);
            try (OutputStream out = new GZIPOutputStream(new FileOutputStream(unfinished.toFile()))) {
                Files.copy(full, out);
            }
            move(unfinished, target);
            Files.delete(full);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void deleteOld() throws IOException {
        Instant oldest = Instant.now().minus(limits.age());
        for (int number = 1; number <= limits.backups(); number++) {
            for (String suffix : new String[] {"", COMPRESSED}) {
                Path backup = backup(number, suffix);
                if (Files.exists(backup)
                        && Files.getLastModifiedTime(backup).toInstant().isBefore(oldest)) {
                    Files.delete(backup);
                }
            }
        }
    }

    private Path backup(int number, String suffix) {
        return folder.resolve(name + "." + number + ".log" + suffix);
    }

    private static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, OWNER_ONLY);
        } catch (FileAlreadyExistsException _) {
            // It is there, and empty.
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
