package dev.coop.incus;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A command that runs in an instance.
 *
 * <p>Its streams are safe to use from different threads. With a terminal there is one output stream, {@link #stdout()},
 * and closing {@link #stdin()} does nothing: type the end-of-file character instead.
 */
public final class ExecSession implements AutoCloseable {
    /** Incus gives up on a session whose sockets have not all come within 5 s. */
    private static final Duration ATTACH_LIMIT = Duration.ofSeconds(5);

    private static final Duration LAST_OUTPUT_LIMIT = Duration.ofSeconds(5);

    private static final int KILLED = 128 + 9;

    private final ExecSocket control;
    private final ExecSocket stdin;
    private final ExecSocket stdout;
    private final @Nullable ExecSocket stderr;
    private final Future<Integer> exitCode;

    private ExecSession(
            ExecSocket control,
            ExecSocket stdin,
            ExecSocket stdout,
            @Nullable ExecSocket stderr,
            Future<Integer> exitCode) {
        this.control = control;
        this.stdin = stdin;
        this.stdout = stdout;
        this.stderr = stderr;
        this.exitCode = exitCode;
    }

    static ExecSession open(Api api, Operation operation, ExecRequest request) {
        // The end is waited for from the start: a finished operation is forgotten after 5 s.
        Future<Integer> exitCode = api.transport().threads().submit(() -> exitCode(api, operation));
        Map<?, ?> secrets = operation.metadata().get("fds") instanceof Map<?, ?> fds ? fds : Map.of();
        boolean terminal = request.terminal() != null;

        // All at once: Incus can dead-lock on sockets that come one after the other (lxc/incus#2419).
        ExecSocket control = socket(api, operation, secrets, "control", ExecSocket.Kind.CONTROL);
        ExecSocket first =
                socket(api, operation, secrets, "0", terminal ? ExecSocket.Kind.TERMINAL : ExecSocket.Kind.INPUT);
        ExecSocket second = terminal ? first : socket(api, operation, secrets, "1", ExecSocket.Kind.OUTPUT);
        ExecSocket third = terminal ? null : socket(api, operation, secrets, "2", ExecSocket.Kind.OUTPUT);
        ExecSession session = new ExecSession(control, first, second, third, exitCode);
        try {
            CompletableFuture<?> data = third == null
                    ? first.opened()
                    : CompletableFuture.allOf(first.opened(), second.opened(), third.opened());
            data.get(ATTACH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            session.awaitControl();
            return session;
        } catch (InterruptedException _) {
            session.close();
            Thread.currentThread().interrupt();
            throw new CancelledException("cancelled");
        } catch (ExecutionException | TimeoutException notAttached) {
            session.abandon();
            throw session.whyNotAttached(api, notAttached);
        }
    }

    /**
     * Incus starts the command as soon as the data connections are there. When it has ended before the control
     * connection came, that one is refused, and nobody needs it any more.
     */
    private void awaitControl() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            control.opened().get(ATTACH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            try {
                exitCode.get(1, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException _) {
                throw refused;
            }
        }
    }

    private static ExecSocket socket(Api api, Operation operation, Map<?, ?> secrets, String fd, ExecSocket.Kind kind) {
        Object secret = secrets.get(fd);
        if (secret == null) {
            throw new ConnectionException(
                    api.transport().endpoint(), "Incus offered no \"" + fd + "\" connection to the command", null);
        }
        HttpUrl url = api.url("operations", operation.id(), "websocket")
                .addQueryParameter("secret", secret.toString())
                .build();
        return new ExecSocket(api.transport(), url, kind);
    }

    /** A command that could not be started ends its operation before its sockets open: that says more. */
    private IncusException whyNotAttached(Api api, Exception notAttached) {
        try {
            exitCode.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IncusException known) {
                return known;
            }
        } catch (InterruptedException | TimeoutException _) {
            // Then the broken connection is what there is to tell.
        }
        return notAttached instanceof TimeoutException
                ? Failures.timeLimit(api.transport().endpoint(), ATTACH_LIMIT)
                : Failures.of(api.transport().endpoint(), notAttached.getCause());
    }

    private static int exitCode(Api api, Operation operation) {
        Operation ended;
        try {
            ended = new Operations(api).await(operation);
        } catch (OperationFailedException failure) {
            // 126 and 127: the program cannot be run, or does not exist.
            if (failure.operation().returnCode().isEmpty()) {
                throw failure;
            }
            ended = failure.operation();
        }
        int code = ended.returnCode()
                .orElseThrow(() -> new OperationFailedException(operation, "Incus gave no exit code"));
        // After a forced stop of the instance Incus says 137, but −1 when there was a terminal (measured on 6.0.4).
        return code < 0 ? KILLED : code;
    }

    /** What the command reads. Closing it is the end of the input. A write blocks while the command reads slower. */
    public OutputStream stdin() {
        return stdin.output();
    }

    /** What the command writes. */
    public InputStream stdout() {
        return stdout.input();
    }

    /** What the command writes to standard error; empty with a terminal. */
    public InputStream stderr() {
        return stderr == null ? InputStream.nullInputStream() : stderr.input();
    }

    /** Tells the terminal its new size. */
    public void resize(ExecRequest.TerminalSize size) {
        control(Map.of(
                "command",
                "window-resize",
                "args",
                Map.of("width", Integer.toString(size.columns()), "height", Integer.toString(size.rows()))));
    }

    /** Sends a signal, by its Linux number, to the command. */
    public void signal(int number) {
        control(Map.of("command", "signal", "signal", number));
    }

    private void control(Map<String, Object> message) {
        control.sendText(Json.write(message));
    }

    /**
     * Waits for the end of the command. What it wrote last may still have to be read from the streams.
     *
     * @return its exit code; 128 + n when signal n ended it, 126 or 127 when it could not be run
     */
    public int waitFor() {
        try {
            int code = exitCode.get();
            control.close();
            return code;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException("cancelled");
        } catch (CancellationException closed) {
            throw new CancelledException("the session was closed");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IncusException known) {
                throw known;
            }
            throw new CompletionException(failure.getCause());
        }
    }

    /** Waits for the end of the command, but not longer than that. @return whether it has ended */
    public boolean endsWithin(Duration limit) {
        try {
            exitCode.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException("cancelled");
        } catch (ExecutionException | CancellationException _) {
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    public boolean hasEnded() {
        return exitCode.isDone();
    }

    /** Kills the command when it still runs, and frees the connections. Output that was not read is lost. */
    @Override
    public void close() {
        // Incus kills the command when the control connection goes.
        control.close();
        abandon();
        boolean interrupted = Thread.interrupted();
        try {
            exitCode.get(LAST_OUTPUT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            interrupted = true;
        } catch (ExecutionException | CancellationException | TimeoutException _) {
            // Nobody asks for the exit code any more.
            exitCode.cancel(true);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void abandon() {
        for (ExecSocket each : new ExecSocket[] {control, stdin, stdout, stderr}) {
            if (each != null) {
                each.cancel();
            }
        }
    }
}
