package dev.coop.cli;

import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.cli.output.Spinner;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerStatus;
import dev.coop.core.container.Usage;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "status", description = "Show what containers have and use.")
final class StatusCommand implements Callable<Integer> {
    /** Between the two looks that tell how busy a container is. */
    private static final Duration SAMPLE = Duration.ofMillis(200);

    private final CoopCli coop;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "The containers (default: all).")
    private List<String> names = List.of();

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    StatusCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        List<String> asked = names.isEmpty()
                ? coop.services().containers().list().stream()
                        .map(Container::name)
                        .toList()
                : names.stream().distinct().toList();
        List<StatusListing> rows = new ArrayList<>();
        int code = ExitCodes.OK;
        try (Spinner _ = coop.console().spinner("Looking at " + String.join(", ", asked));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<StatusListing>> all =
                    asked.stream().map(name -> threads.submit(() -> look(name))).toList();
            for (Future<StatusListing> each : all) {
                try {
                    rows.add(each.get());
                } catch (ExecutionException failure) {
                    code = Math.max(code, coop.report(Objects.requireNonNullElse(failure.getCause(), failure)));
                } catch (InterruptedException _) {
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new CoopException(Kind.INTERRUPTED, "Cancelled");
                }
            }
        }
        print(rows);
        return code;
    }

    private StatusListing look(String name) throws InterruptedException {
        ContainerStatus status = coop.services().containers().status(name);
        Usage before = status.usage();
        if (before == null) {
            return new StatusListing(status, null);
        }
        Thread.sleep(SAMPLE);
        try {
            return new StatusListing(
                    status, coop.services().monitor().usage(name).processorsSince(before));
        } catch (CoopException stoppedMeanwhile) {
            return new StatusListing(status, null);
        }
    }

    private void print(List<StatusListing> rows) {
        Listing<StatusListing> listing = StatusListing.listing();
        if (names.size() == 1 && rows.size() == 1) {
            listing.printOne(rows.getFirst(), format, coop.console());
        } else if (format != Format.TABLE || coop.console().isQuiet() || rows.isEmpty()) {
            if (names.size() != 1) {
                listing.print(rows, format, ListCommand.EMPTY, coop.console());
            }
        } else {
            for (int i = 0; i < rows.size(); i++) {
                if (i > 0) {
                    coop.console().out().println();
                }
                listing.printOne(rows.get(i), format, coop.console());
            }
            coop.console().out().flush();
        }
    }
}
