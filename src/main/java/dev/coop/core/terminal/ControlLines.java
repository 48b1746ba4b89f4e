package dev.coop.core.terminal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of tmux's control mode, as bytes: what stands in them has whatever encoding a program chose. */
final class ControlLines {
    private static final int LONGEST = 1 << 20;

    private final InputStream source;

    ControlLines(InputStream source) {
        this.source = new BufferedInputStream(source, 1 << 16);
    }

    /** @return null at the end */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int value = source.read(); value != '\n'; value = source.read()) {
            if (value < 0) {
                return line.size() == 0 ? null : line.toByteArray();
            }
            if (line.size() == LONGEST) {
                throw new IOException("a line of the terminal's session has no end");
            }
            line.write(value);
        }
        return line.toByteArray();
    }

    /** What stands in a line from a place on, with tmux's octal numbers as the bytes that they mean. */
    static byte[] decode(byte[] line, int from) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length - from);
        for (int i = from; i < line.length; i++) {
            if (line[i] == '\\'
                    && i + 3 < line.length
                    && octal(line[i + 1])
                    && octal(line[i + 2])
                    && octal(line[i + 3])) {
                bytes.write((line[i + 1] - '0') << 6 | (line[i + 2] - '0') << 3 | (line[i + 3] - '0'));
                i += 3;
            } else {
                bytes.write(line[i]);
            }
        }
        return bytes.toByteArray();
    }

    private static boolean octal(byte character) {
        return character >= '0' && character <= '7';
    }
}
