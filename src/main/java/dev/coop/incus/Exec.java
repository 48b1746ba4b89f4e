package dev.coop.incus;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Runs commands in one running instance. */
public final class Exec {
    private final Api api;
    private final String instance;

    Exec(Api api, String instance) {
        this.api = api;
        this.instance = instance;
    }

    /**
     * Starts a command; closing the session kills it when it still runs.
     *
     * @throws RefusedException when the instance is frozen or does not run
     */
    public ExecSession start(ExecRequest request) {
        return ExecSession.open(
                api, api.async("POST", api.url("instances", instance, "exec"), request.body()), request);
    }

    /** Runs a command without input and gives all that it wrote. */
    public ExecResult run(ExecRequest request) {
        return run(request, new byte[0]);
    }

    /** Runs a command with that input and gives all that it wrote. Interrupting the caller kills the command. */
    public ExecResult run(ExecRequest request, byte[] input) {
        try (ExecSession session = start(request)) {
            Future<byte[]> stdout =
                    api.transport().threads().submit(() -> session.stdout().readAllBytes());
            Future<byte[]> stderr =
                    api.transport().threads().submit(() -> session.stderr().readAllBytes());
            Future<?> stdin = api.transport().threads().submit(() -> feed(session, input));
            int code = session.waitFor();
            ExecResult result = new ExecResult(code, stdout.get(), stderr.get());
            stdin.cancel(true);
            return result;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException("cancelled");
        } catch (ExecutionException failure) {
            throw Failures.of(api.transport().endpoint(), failure.getCause());
        }
    }

    private static void feed(ExecSession session, byte[] input) {
        try (OutputStream stdin = session.stdin()) {
            stdin.write(input);
        } catch (IOException endedBeforeItReadAll) {
            // Like a shell pipeline: the command's exit code tells whether that mattered.
        }
    }
}
