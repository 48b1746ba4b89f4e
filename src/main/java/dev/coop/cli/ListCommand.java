package dev.coop.cli;

import dev.coop.cli.output.Format;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(name = "list", aliases = "ls", description = "List the containers.")
final class ListCommand implements Callable<Integer> {
    static final String EMPTY = "There are no containers yet. Make one with: coop create";

    private final CoopCli coop;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATTERN",
            description = "Only those of such a name; * and ? stand for any characters.")
    private List<String> patterns = List.of();

    @Option(
            names = {"-s", "--status"},
            paramLabel = "STATUS",
            split = ",",
            converter = StateName.class,
            description =
                    "Only those that are running, stopped, locked (or frozen) or in error; may be given several times.")
    private List<ContainerState> states = List.of();

    @Option(
            names = {"-w", "--watch"},
            description = "Go on, and show each change as it happens, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    ListCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        if (watch) {
            return new ListWatch(coop, format, this::chosen).run();
        }
        List<Container> all = coop.services().containers().list();
        List<Container> chosen = chosen(all);
        Containers.listing().print(chosen, format, all.isEmpty() ? EMPTY : "No container is like that", coop.console());
        return ExitCodes.OK;
    }

    private List<Container> chosen(List<Container> all) {
        if (patterns.isEmpty() && states.isEmpty()) {
            return all;
        }
        List<Container> chosen = new ArrayList<>(all);
        chosen.removeIf(each -> !(states.isEmpty() || states.contains(each.state())) || !matches(each.name()));
        return chosen;
    }

    private boolean matches(String name) {
        return patterns.isEmpty() || patterns.stream().anyMatch(each -> name.matches(expression(each)));
    }

    private static String expression(String pattern) {
        return ("\\Q" + pattern.replace("\\E", "") + "\\E")
                .replace("*", "\\E.*\\Q")
                .replace("?", "\\E.\\Q");
    }

    /** As users call states, and as programs do. */
    static final class StateName implements ITypeConverter<ContainerState> {
        @Override
        public ContainerState convert(String text) {
            @Nullable
            ContainerState state =
                    switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
                        case "running" -> ContainerState.RUNNING;
                        case "stopped" -> ContainerState.STOPPED;
                        case "locked", "frozen" -> ContainerState.FROZEN;
                        case "changing" -> ContainerState.CHANGING;
                        case "error" -> ContainerState.ERROR;
                        default -> null;
                    };
            if (state == null) {
                throw new TypeConversionException(
                        "\"" + text + "\" is none of running, stopped, locked, changing and error");
            }
            return state;
        }
    }
}
