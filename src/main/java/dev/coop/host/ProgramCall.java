package dev.coop.host;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One call of a program of this machine: an argument vector, never a shell's line. It gets nothing to read, unless it is
 * run interactively. When its time is up, or the caller is interrupted, it ends with all that it started.
 *
 * @param environment added to this process's own
 * @param limit how long it may take
 */
public record ProgramCall(List<String> command, Map<String, String> environment, Duration limit) {
    /** What is kept of an output; the rest is read and forgotten. */
    private static final int OUTPUT = 1 << 20;

    private static final int LINE = 4 << 10;
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Something that the program left behind may hold its output open for ever. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    public ProgramCall {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** What a program did. */
    public record Result(int exitCode, String out, String err) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** The program did not end in time, and was ended. */
    public static final class TimeLimitException extends IOException {
        TimeLimitException(String message) {
            super(message);
        }
    }

    /**
     * Runs it to its end.
     *
     * @throws TimeLimitException when it takes too long
     * @throws IOException when it cannot be started
     */
    public Result run() throws IOException, InterruptedException {
        Process process = start(new ProcessBuilder());
        Kept out = new Kept();
        Kept err = new Kept();
        CompletableFuture<Void> outRead = reading(process.getInputStream(), out::add);
        CompletableFuture<Void> errRead = reading(process.getErrorStream(), err::add);
        int code = await(process);
        awaitLastWords(CompletableFuture.allOf(outRead, errRead));
        return new Result(code, out.text(), err.text());
    }

    /**
     * Runs it to its end, and tells of what it writes while it runs.
     *
     * @param lines hears each line of both outputs, on another thread; a redrawn line counts as a new one
     * @return the exit code
     */
    public int follow(Consumer<String> lines) throws IOException, InterruptedException {
        Process process = start(new ProcessBuilder().redirectErrorStream(true));
        LineSplitter splitter = new LineSplitter(lines);
        CompletableFuture<Void> read = reading(process.getInputStream(), splitter::add);
        int code = await(process);
        awaitLastWords(read);
        splitter.end();
        return code;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        builder.command(command).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /**
     * Runs it at this process's own terminal, without a time limit.
     *
     * @return the exit code; 128 + n when signal n ended it
     */
    public int interactive() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            end(process);
            throw interrupted;
        }
    }

    private int await(Process process) throws IOException, InterruptedException {
        try {
            if (process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException interrupted) {
            end(process);
            throw interrupted;
        }
        end(process);
        throw new TimeLimitException("it did not end within " + limit.toSeconds() + " s");
    }

    /** Asks it and all that it started to end, and ends what does not. Not cut short by an interrupt. */
    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static void awaitLastWords(CompletableFuture<Void> read) {
        read.completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private interface Bytes {
        void add(byte[] bytes, int count);
    }

    private static CompletableFuture<Void> reading(InputStream stream, Bytes bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().name("program-output").start(() -> {
            byte[] buffer = new byte[LINE];
            try (stream) {
                for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                    bytes.add(buffer, count);
                }
            } catch (IOException _) {
                // It was ended.
            } finally {
                done.complete(null);
            }
        });
        return done;
    }

    /** The beginning of an output. */
    private static final class Kept {
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        synchronized void add(byte[] bytes, int count) {
            begun.write(bytes, 0, Math.min(count, OUTPUT - begun.size()));
        }

        synchronized String text() {
            return begun.toString(StandardCharsets.UTF_8);
        }
    }

    private static final class LineSplitter {
        private final Consumer<String> lines;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        LineSplitter(Consumer<String> lines) {
            this.lines = lines;
        }

        synchronized void add(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                if (bytes[i] == '\n' || bytes[i] == '\r') {
                    end();
                } else if (line.size() < LINE) {
                    line.write(bytes[i]);
                }
            }
        }

        synchronized void end() {
            if (line.size() > 0) {
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                lines.accept(text);
            }
        }
    }
}
