package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.util.TermSize;
import dev.coop.core.container.Session;
import dev.coop.core.terminal.Shell;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Lets the terminal widget read from, write to and resize a session. */
final class SessionConnector implements TtyConnector {
    private final String name;
    private final Shell shell;
    private final Session session;
    private final Consumer<Session> outputEnded;
    private final Reader output;
    private final OutputStream input;

    SessionConnector(String name, Shell shell, Consumer<Session> outputEnded) {
        this.name = name;
        this.shell = shell;
        session = shell.session();
        this.outputEnded = outputEnded;
        output = new InputStreamReader(session.stdout(), StandardCharsets.UTF_8);
        input = session.stdin();
    }

    /** Whether a program that asks what the terminal is like gets its answer in the container already. */
    boolean answers() {
        return shell.kept();
    }

    /** Whether it begins with all that there is to be shown. */
    boolean continued() {
        return shell.continued();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = output.read(buffer, offset, length);
        } catch (IOException lost) {
            outputEnded.accept(session);
            throw lost;
        }
        if (count < 0) {
            outputEnded.accept(session);
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (isConnected()) {
            input.write(bytes);
            input.flush();
        }
    }

    @Override
    public void write(String string) throws IOException {
        write(string.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void resize(TermSize size) {
        if (isConnected()) {
            session.resize(size.getColumns(), size.getRows());
        }
    }

    @Override
    public boolean isConnected() {
        return !session.hasEnded();
    }

    @Override
    public int waitFor() {
        return session.waitFor();
    }

    @Override
    public boolean ready() throws IOException {
        return output.ready();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void close() {
        session.close();
    }
}
