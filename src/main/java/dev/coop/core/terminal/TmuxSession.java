package dev.coop.core.terminal;

import dev.coop.core.container.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A shell in tmux, as a terminal sees one: what tmux would draw does not come in between, so the terminal scrolls, searches
 * and selects as it does with any shell. Closing it leaves the shell.
 */
final class TmuxSession implements Session {
    /** Keys in one command: a paste comes in many. */
    private static final int KEYS = 256;

    private final Session client;
    private final PaneOutput output;
    private final OutputStream commands;
    private final Keys keys = new Keys();

    private TmuxSession(Session client) {
        this.client = client;
        output = new PaneOutput(client.stdout());
        commands = client.stdin();
    }

    /** @param client tmux in control mode, attached to the session */
    static TmuxSession over(Session client, int columns, int rows) {
        TmuxSession session = new TmuxSession(client);
        PaneScreen.questions(columns, rows).forEach(session::say);
        return session;
    }

    /** Lets tmux forget what has scrolled away. */
    void clearHistory() {
        say("clear-history");
    }

    private void say(String command) {
        try {
            tell(command);
        } catch (IOException _) {
            // Whoever reads the output sees that there is no more of it.
        }
    }

    private synchronized void tell(String command) throws IOException {
        commands.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
        commands.flush();
    }

    private final class Keys extends OutputStream {
        @Override
        public void write(int key) throws IOException {
            write(new byte[] {(byte) key}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int from = offset; from < offset + length; from += KEYS) {
                int to = Math.min(from + KEYS, offset + length);
                tell("send-keys -H " + HexFormat.ofDelimiter(" ").formatHex(bytes, from, to));
            }
        }
    }

    @Override
    public OutputStream stdin() {
        return keys;
    }

    @Override
    public InputStream stdout() {
        return output;
    }

    @Override
    public InputStream stderr() {
        return InputStream.nullInputStream();
    }

    @Override
    public void resize(int columns, int rows) {
        say(PaneScreen.size(columns, rows));
    }

    @Override
    public void signal(int number) {
        client.signal(number);
    }

    @Override
    public int waitFor() {
        return client.waitFor();
    }

    @Override
    public boolean hasEnded() {
        return client.hasEnded();
    }

    @Override
    public void close() {
        client.close();
    }
}
