package dev.coop.cli.output;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** What the user types. */
final class Input {
    private Input() {}

    /**
     * Waits for a line; an interrupt ends the waiting.
     *
     * @return null when there is no more input
     */
    static @Nullable String line() {
        // Reading cannot be interrupted, and whoever presses Ctrl-C would wait for it.
        FutureTask<@Nullable String> reading = new FutureTask<>(
                () -> new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
        Thread.ofPlatform().daemon().name("input").start(reading);
        try {
            return reading.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "Nothing was changed");
        } catch (ExecutionException _) {
            return null;
        }
    }
}
