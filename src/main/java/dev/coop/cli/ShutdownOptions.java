package dev.coop.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How a system is brought to its end. */
final class ShutdownOptions {
    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long its system may take to shut down (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = {"-f", "--force"},
            description = "Pull the plug instead.")
    private boolean force;

    Duration timeout() {
        return Duration.ofSeconds(timeout);
    }

    boolean force() {
        return force;
    }
}
