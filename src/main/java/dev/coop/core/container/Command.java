package dev.coop.core.container;

import java.util.List;
import java.util.Map;

/**
 * A command to run in a container, without a shell unless it names one.
 *
 * @param arguments the program and its arguments
 * @param user by name, as in the container's account database
 * @param directory empty for the user's home
 * @param environment added to HOME, USER, LOGNAME, SHELL, PATH, LANG and TERM
 * @param terminal null for plain pipes
 */
public record Command(
        List<String> arguments,
        String user,
        String directory,
        Map<String, String> environment,
        @org.jspecify.annotations.Nullable Terminal terminal) {

    /** The account that agents work in. */
    public static final String AGENT = "agent";

    /** The size in characters, and the value of TERM. */
    public record Terminal(int columns, int rows, String type) {}

    /** The agent's login shell in a terminal. */
    public static Command loginShell(Terminal terminal) {
        return new Command(List.of("/bin/bash", "-l"), AGENT, "", Map.of(), terminal);
    }

    /** As the agent, without a terminal. */
    public static Command of(String... arguments) {
        return new Command(List.of(arguments), AGENT, "", Map.of(), null);
    }
}
