package dev.coop.cli;

import dev.coop.core.container.Session;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Joins a command in a container with the standard streams of this process. */
final class Streams {
    private static final int BLOCK = 64 << 10;

    /** Linux's SIGPIPE. */
    private static final int BROKEN_PIPE = 13;

    private final Session session;

    Streams(Session session) {
        this.session = session;
    }

    /** @return the command's exit code, when it has ended and all that it wrote was passed on */
    int copyUntilEnd() {
        // The process's own streams, unbuffered: System.out would hold back what is not a whole line.
        InputStream in = new FileInputStream(FileDescriptor.in);
        Thread input = Thread.ofPlatform().daemon().name("stdin").start(() -> feed(in));
        Thread out = copy("stdout", session.stdout(), new FileOutputStream(FileDescriptor.out));
        Thread err = copy("stderr", session.stderr(), new FileOutputStream(FileDescriptor.err));
        int code = session.waitFor();
        try {
            out.join();
            err.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        // It may be waiting in a read that nothing ends; it is a daemon.
        input.interrupt();
        return code;
    }

    private void feed(InputStream in) {
        try (OutputStream stdin = session.stdin()) {
            var _ = pump(in, stdin);
        } catch (IOException _) {
            // The command does not read any more. Its exit code says whether that is bad.
        }
    }

    private Thread copy(String name, InputStream from, OutputStream to) {
        return Thread.ofPlatform().name(name).start(() -> {
            try {
                if (!pump(from, to)) {
                    // Nobody reads our output any more: it learns that as it would from a pipe.
                    session.signal(BROKEN_PIPE);
                    from.transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException _) {
                // The session broke off, which waiting for its end reports.
            }
        });
    }

    /** @return whether all of it could be written */
    private static boolean pump(InputStream from, OutputStream to) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int read = from.read(block); read >= 0; read = from.read(block)) {
            try {
                to.write(block, 0, read);
                to.flush();
            } catch (IOException _) {
                return false;
            }
        }
        return true;
    }
}
