package dev.coop.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the completion of a shell asks at each press of Tab: it never waits long, and never says what went wrong. */
@Command(name = "complete", hidden = true, description = "Print what the last word can become.")
final class CompleteCommand implements Callable<Integer> {
    private static final long LIMIT_SECONDS = 2;

    private final CoopCli coop;

    @Parameters(arity = "1..*", paramLabel = "WORD", description = "The words after coop.")
    private List<String> words = List.of();

    CompleteCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        FutureTask<List<String>> completing = new FutureTask<>(this::candidates);
        Thread.ofVirtual().name("completion").start(completing);
        PrintWriter out = coop.console().out();
        try {
            completing.get(LIMIT_SECONDS, TimeUnit.SECONDS).forEach(out::println);
        } catch (ExecutionException | TimeoutException _) {
            completing.cancel(true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return ExitCodes.OK;
    }

    private List<String> candidates() {
        String command = words.subList(0, words.size() - 1).stream()
                .filter(each -> !each.startsWith("-"))
                .findFirst()
                .orElse("");
        return Completion.of(CoopCli.lineFor(command, coop.services()), words, coop.services()::names);
    }
}
