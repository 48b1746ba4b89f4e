package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Spinner;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** One thing done to several containers at once. What became of each is told in the order in which they were named. */
final class Batch {
    private final CoopCli coop;
    private final String doing;
    private final List<String> names;

    /** @param doing for as long as it lasts, such as {@code Locking} */
    Batch(CoopCli coop, String doing, List<String> names) {
        this.coop = coop;
        this.doing = doing;
        this.names = names;
    }

    /**
     * Does it to all, whatever becomes of some.
     *
     * @param work returns what to tell, such as {@code Locked web}
     * @return the gravest exit code
     */
    int run(Function<String, String> work) {
        Console console = coop.console();
        int code = ExitCodes.OK;
        try (Spinner _ = console.spinner(doing + " " + String.join(", ", names));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = names.stream()
                    .map(name -> threads.submit(() -> work.apply(name)))
                    .toList();
            for (Future<String> each : all) {
                try {
                    console.remark(each.get());
                } catch (ExecutionException failure) {
                    code = Math.max(code, coop.report(Objects.requireNonNullElse(failure.getCause(), failure)));
                } catch (InterruptedException _) {
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new CoopException(Kind.INTERRUPTED, "Cancelled");
                }
            }
        }
        return code;
    }
}
