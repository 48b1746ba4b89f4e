package dev.coop.cli.authorization;

import dev.coop.core.task.Shielded;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** The keys of the terminal that is standard input, one at a time, nothing shown. */
final class Keyboard implements AutoCloseable {
    /** Nothing was typed for a moment. */
    static final int NOTHING = -1;

    /** Nothing can be typed any more. */
    static final int GONE = -2;

    private static final int TENTHS = 1;
    private static final long LEAST_NANOS = 50_000_000;

    private final Terminal terminal;
    private final Attributes before;
    // Never closed: the file descriptor is the process's.
    private final InputStream in = new FileInputStream(FileDescriptor.in);
    private final byte[] typed = new byte[1];

    private Keyboard(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
    }

    /** @throws IOException when standard input or standard error is not a terminal */
    static Keyboard open() throws IOException {
        try {
            return new Keyboard(TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(SystemOutput.SysErr)
                    .dumb(false)
                    // Signals go on to mean what they mean to the whole command.
                    .nativeSignals(false)
                    .provider("exec")
                    .graphemeCluster(false)
                    .build());
        } catch (IllegalStateException none) {
            throw new IOException(none);
        }
    }

    /** From now on keys are not shown and come one by one, Ctrl-C included. */
    void grab() {
        Attributes raw = new Attributes(before);
        raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ISIG, LocalFlag.IEXTEN), false);
        raw.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ISTRIP), false);
        raw.setControlChar(ControlChar.VMIN, 0);
        raw.setControlChar(ControlChar.VTIME, TENTHS);
        set(raw);
    }

    /** The terminal is as it was. */
    void release() {
        set(before);
    }

    private void set(Attributes attributes) {
        Shielded.run(() -> {
            terminal.setAttributes(attributes);
            return true;
        });
    }

    /** @return a byte that was typed, or {@link #NOTHING} after a tenth of a second, or {@link #GONE} */
    int read() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long start = System.nanoTime();
        try {
            if (in.read(typed) == 1) {
                int key = typed[0] & 0xff;
                typed[0] = 0;
                return key;
            }
        } catch (IOException _) {
            return GONE;
        }
        // A terminal that was closed does not even wait.
        return System.nanoTime() - start < LEAST_NANOS ? GONE : NOTHING;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException _) {
            // It is as it was; more cannot be done.
        }
    }
}
