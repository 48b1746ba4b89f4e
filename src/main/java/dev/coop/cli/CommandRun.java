package dev.coop.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParseResult;

/**
 * What is kept of a command that ran: never the values of its flags, nor a command for a container.
 *
 * @param command such as {@code coop image build}
 * @param flags without their values
 * @param names of containers and the like
 */
public record CommandRun(
        String command,
        List<String> flags,
        List<String> names,
        int exitCode,
        Duration took,
        @Nullable Throwable failure) {
    /** The labels of arguments that are no secrets. */
    private static final Set<String> NAMES = Set.of("NAME", "CONTAINER", "SNAPSHOT", "MOUNT", "IMAGE", "KEY");

    static CommandRun of(ParseResult result, int exitCode, Duration took, @Nullable Throwable failure) {
        List<String> flags = new ArrayList<>();
        result.matchedOptions().forEach(each -> flags.add(each.longestName()));
        List<String> names = new ArrayList<>();
        result.matchedPositionals().stream()
                .filter(each -> NAMES.contains(each.paramLabel()))
                .map(ArgSpec::originalStringValues)
                .forEach(names::addAll);
        return new CommandRun(result.commandSpec().qualifiedName(), flags, names, exitCode, took, failure);
    }
}
