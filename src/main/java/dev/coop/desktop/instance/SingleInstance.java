package dev.coop.desktop.instance;

import dev.coop.core.failure.CoopException;
import dev.coop.desktop.text.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The right to be the one desktop, held until it is closed or the process ends, however it ends. It comes from the
 * lock alone: a socket that was left behind means nothing.
 */
public final class SingleInstance implements AutoCloseable {
    /** A window that has not come to the front by then is not going to; a busy machine starts one in less. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Set<OpenOption> OPTIONS = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private static final int TRIES = 3;

    /** Places in the lock's file, behind all that is ever written to it. Each is a lock of its own. */
    private static final long LIVING = Long.MAX_VALUE - 1;

    /** Held while an instance begins or ends, so that nobody sees the one lock without its socket. */
    private static final long CHANGING = LIVING - 1;

    private final FileChannel file;
    private final InstanceServer server;
    private boolean closed;

    private SingleInstance(FileChannel file, InstanceServer server) {
        this.file = file;
        this.server = server;
    }

    /**
     * Claims the right, or has the window of who holds it shown.
     *
     * @param folder that only the user can enter
     * @return empty when another instance holds it and its window is in front now
     * @throws CoopException when the other one does not answer within ten seconds, or the folder cannot be used
     */
    public static Optional<SingleInstance> claim(Path folder) {
        return claim(folder, PATIENCE);
    }

    static Optional<SingleInstance> claim(Path folder, Duration patience) {
        Path lock = folder.resolve("desktop.lock");
        Path socket = folder.resolve("desktop.sock");
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                Optional<SingleInstance> own = tryLock(lock, socket);
                if (own.isPresent()) {
                    return own;
                }
                switch (InstanceClient.show(socket, patience)) {
                    case SHOWN -> {
                        return Optional.empty();
                    }
                    case NONE -> tries = TRIES;
                    case NOBODY -> {} // It ended just now, and the right is free.
                }
            }
            throw new CoopException(
                    CoopException.Kind.ERROR, Texts.of("instance.hung"), Texts.of("instance.hung.hint", holder(lock)));
        } catch (IOException problem) {
            throw new CoopException(
                    CoopException.Kind.ERROR,
                    Texts.of("instance.folder", folder),
                    Texts.of("instance.folder.hint", folder),
                    problem);
        }
    }

    private static Optional<SingleInstance> tryLock(Path lock, Path socket) throws IOException {
        FileChannel file = FileChannel.open(
                lock, OPTIONS, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        boolean held = false;
        try (FileLock _ = file.lock(CHANGING, 1, false)) {
            held = file.tryLock(LIVING, 1, false) != null;
            if (!held) {
                return Optional.empty();
            }
            InstanceServer server = InstanceServer.open(socket);
            file.truncate(0);
            file.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new SingleInstance(file, server));
        } catch (OverlappingFileLockException _) {
            // This very process holds it.
            return Optional.empty();
        } catch (IOException | RuntimeException problem) {
            held = false;
            throw problem;
        } finally {
            if (!held) {
                file.close();
            }
        }
    }

    /** What to tell the user when another instance holds it. */
    public static String heldElsewhere() {
        return Texts.of("instance.shown");
    }

    private static String holder(Path lock) throws IOException {
        String pid = Files.readString(lock, StandardCharsets.US_ASCII);
        return pid.matches("[0-9]{1,10}") ? pid : "?";
    }

    /**
     * Says how the window is brought to the front. Who asked before is served now.
     *
     * @param show is called on any thread, with what to run once the window is in front
     */
    public void onShow(Consumer<Runnable> show) {
        server.onShow(show);
    }

    /** Gives the right up: the next start opens a window of its own. Again: nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (file;
                FileLock _ = file.lock(CHANGING, 1, false)) {
            server.close();
        } catch (IOException _) {
            // Then it ends with the process.
        }
    }
}
