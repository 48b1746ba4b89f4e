package dev.coop.cli;

import dev.coop.core.container.ContainerState;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The containers that a command is for: by their names, or all that it makes sense for. */
final class Targets {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "The containers.")
    private List<String> names = List.of();

    @Option(
            names = {"-a", "--all"},
            description = "All containers that it makes sense for.")
    private boolean all;

    /**
     * In the order in which they were named, each once.
     *
     * @param sensible the states that {@code --all} is about
     */
    List<String> names(CoopCli coop, Set<ContainerState> sensible) {
        if (all == !names.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    all ? "--all and names exclude each other" : "Name a container, or all with --all");
        }
        return all
                ? coop.services().containers().names(sensible)
                : names.stream().distinct().toList();
    }
}
