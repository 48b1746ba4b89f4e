package dev.coop.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program as a user starts it: with files for its outputs, and signals as a terminal would send them. */
public final class CoopProcess implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path err;

    private CoopProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a program did. */
    public static final class Result {
        private final int code;
        private final byte[] out;
        private final String err;

        private Result(int code, byte[] out, String err) {
            this.code = code;
            this.out = out;
            this.err = err;
        }

        public int code() {
            return code;
        }

        public byte[] bytes() {
            return out.clone();
        }

        public String out() {
            return new String(out, StandardCharsets.UTF_8);
        }

        public String err() {
            return err;
        }
    }

    /** The packaged {@code coop}. */
    public static CoopProcess coop(CoopFixture coop, String... args) {
        return coop(coop.environment(), args);
    }

    public static CoopProcess coop(Map<String, String> environment, String... args) {
        List<String> command = new ArrayList<>(List.of(CoopFixture.program().toString()));
        command.addAll(List.of(args));
        return start(command, environment);
    }

    /** Any program. What it starts in turn is the packaged {@code coop}'s, too. */
    public static CoopProcess start(List<String> command, Map<String, String> environment) {
        // In the background of a shell without job control interrupts are ignored, and all children inherit that.
        List<String> all = new ArrayList<>(List.of("env", "--default-signal=INT"));
        all.addAll(command);
        try {
            Path out = Files.createTempFile("coop-it", ".out");
            Path err = Files.createTempFile("coop-it", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(all).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            return new CoopProcess(builder.start(), out, err);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public static Result run(CoopFixture coop, String... args) {
        return run(coop, new byte[0], args);
    }

    public static Result run(CoopFixture coop, byte[] input, String... args) {
        try (CoopProcess process = coop(coop, args)) {
            process.feed(input);
            return process.await();
        }
    }

    /** All of its input. */
    public void feed(byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException endedBeforeItReadAll) {
            // Its exit code tells whether that mattered.
        }
    }

    /** Some of its input. More can follow. */
    public void type(String keys) {
        try {
            OutputStream stdin = process.getOutputStream();
            stdin.write(keys.getBytes(StandardCharsets.UTF_8));
            stdin.flush();
        } catch (IOException endedBeforeItReadAll) {
            // Its exit code tells whether that mattered.
        }
    }

    /** @param name without SIG */
    public void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("there is no process to send " + name + " to: " + err());
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Waits until its outputs are as asked. */
    public void awaitOutput(Predicate<CoopProcess> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.test(this)) {
            if (!process.isAlive() && !condition.test(this)) {
                throw new AssertionError("it ended first: " + out() + err());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to that: " + out() + err());
            }
            try {
                // A file has no event for what is added to it.
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Is done when it has ended. */
    public CompletableFuture<?> ended() {
        return process.onExit();
    }

    /** Waits for its end. */
    public Result await() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it has not ended: " + out() + err());
            }
            return new Result(process.exitValue(), Files.readAllBytes(out), err());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whether it ends in this time. */
    public boolean endsWithin(long time, TimeUnit unit) {
        try {
            return process.waitFor(time, unit);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        // What it held is free only when it has gone.
        var _ = process.destroyForcibly().onExit().join();
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
