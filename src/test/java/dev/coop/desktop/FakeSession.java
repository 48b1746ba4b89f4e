package dev.coop.desktop;

import dev.coop.core.container.Session;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/** A terminal that prints a greeting, echoes what is typed, and ends when it is told to. */
final class FakeSession implements Session {
    private static final int END = -1;

    private final BlockingQueue<Integer> output = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final List<String> sizes = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    private final boolean tmux;
    private volatile boolean closed;

    FakeSession(String greeting) {
        tmux = false;
        print(greeting);
    }

    private FakeSession() {
        tmux = true;
    }

    /** In tmux, which tells a control client of all that is written. */
    static FakeSession inTmux(String greeting) {
        FakeSession session = new FakeSession();
        for (String answer : List.of("", "%0 0 0 0 0\n", "\n", "\n", "\n")) {
            session.send("%begin 1 1 1\n" + answer + "%end 1 1 1\n");
        }
        session.print(greeting);
        return session;
    }

    void print(String text) {
        send(tmux ? "%output %0 " + escaped(text) + "\n" : text);
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(each -> each < ' ' || each == '\\' ? "\\%03o".formatted(each) : Character.toString(each))
                .collect(Collectors.joining());
    }

    private void send(String text) {
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            output.add(value & 0xff);
        }
    }

    void end(int code) {
        exit.complete(code);
        output.add(END);
    }

    /** All that has come in. */
    String typed() {
        return typed.toString(StandardCharsets.UTF_8);
    }

    boolean closed() {
        return closed;
    }

    List<String> sizes() {
        return sizes;
    }

    @Override
    public OutputStream stdin() {
        return new OutputStream() {
            private final StringBuilder command = new StringBuilder();

            @Override
            public void write(int value) {
                if (!tmux) {
                    key(value);
                } else if (value != '\n') {
                    command.append((char) value);
                } else {
                    tell(command.toString());
                    command.setLength(0);
                }
            }
        };
    }

    private void key(int value) {
        typed.write(value);
        print(value == '\r' ? "\r\n" : Character.toString(value));
    }

    private void tell(String command) {
        told.add(command);
        if (command.startsWith("send-keys -H ")) {
            for (byte key : HexFormat.ofDelimiter(" ").parseHex(command.substring("send-keys -H ".length()))) {
                key(key & 0xff);
            }
        }
    }

    /** What tmux was told. */
    List<String> told() {
        return told;
    }

    @Override
    public InputStream stdout() {
        return new InputStream() {
            private boolean ended;

            @Override
            public int read() {
                if (ended) {
                    return END;
                }
                try {
                    int next = output.take();
                    ended = next == END;
                    return next;
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return END;
                }
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int first = read();
                if (first == END) {
                    return END;
                }
                int count = 0;
                buffer[offset + count++] = (byte) first;
                while (count < length && !ended && output.peek() != null && output.peek() != END) {
                    buffer[offset + count++] = (byte) read();
                }
                return count;
            }

            @Override
            public int available() {
                return output.size();
            }
        };
    }

    @Override
    public InputStream stderr() {
        return InputStream.nullInputStream();
    }

    @Override
    public void resize(int columns, int rows) {
        sizes.add(columns + "x" + rows);
    }

    @Override
    public void signal(int number) {
        end(128 + number);
    }

    @Override
    public int waitFor() {
        return exit.join();
    }

    @Override
    public boolean hasEnded() {
        return exit.isDone();
    }

    @Override
    public void close() {
        closed = true;
        if (!exit.isDone()) {
            end(137);
        }
    }
}
