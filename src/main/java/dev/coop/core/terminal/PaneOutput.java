package dev.coop.core.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the programs in a session write, taken out of what tmux tells its control client. It begins with what stands on the
 * session's screen, which tmux answers to the questions of a {@link PaneScreen}.
 */
final class PaneOutput extends InputStream {
    private static final String OUTPUT = "%output ";

    /** Of each answer: more would not fit into a terminal's memory of what has scrolled away. */
    private static final int MOST = 8 << 20;

    private final ControlLines lines;
    private final List<List<byte[]>> answers = new ArrayList<>();
    private byte[] ready = {};
    private int at;
    private @Nullable String pane;

    PaneOutput(InputStream control) {
        lines = new ControlLines(control);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (at == ready.length) {
            byte @Nullable [] line = lines.next();
            if (line == null) {
                return -1;
            }
            at = 0;
            ready = heard(line);
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, buffer, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return ready.length - at;
    }

    /** What a line means to the terminal. */
    private byte[] heard(byte[] line) throws IOException {
        String head = new String(line, 0, Math.min(line.length, 64), StandardCharsets.ISO_8859_1);
        if (head.startsWith(OUTPUT)) {
            int space = head.indexOf(' ', OUTPUT.length());
            // What was written before the screen was asked for is on it.
            boolean shown = pane != null
                    && space > 0
                    && head.substring(OUTPUT.length(), space).equals(pane);
            return shown ? ControlLines.decode(line, space + 1) : new byte[0];
        }
        return head.startsWith("%begin ") ? answer(head.substring("%begin ".length())) : new byte[0];
    }

    /** @param id time, number and flags; the flags are 1 where it answers this client */
    private byte[] answer(String id) throws IOException {
        byte[] good = ("%end " + id).getBytes(StandardCharsets.ISO_8859_1);
        byte[] bad = ("%error " + id).getBytes(StandardCharsets.ISO_8859_1);
        List<byte[]> text = new ArrayList<>();
        int size = 0;
        byte @Nullable [] line;
        while ((line = lines.next()) != null && !Arrays.equals(line, good) && !Arrays.equals(line, bad)) {
            size += line.length + 1;
            if (size < MOST) {
                text.add(line);
            }
        }
        boolean ours = id.endsWith(" 1");
        if (line != null && Arrays.equals(line, bad) && pane == null && !ours) {
            // The session could not be made; tmux says why, and ends.
            return PaneScreen.join(text);
        }
        if (!ours || pane != null) {
            return new byte[0];
        }
        answers.add(text);
        if (answers.size() < PaneScreen.ANSWERS) {
            return new byte[0];
        }
        PaneScreen screen = PaneScreen.of(answers);
        pane = screen.pane();
        answers.clear();
        return screen.bytes();
    }
}
