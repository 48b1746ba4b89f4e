package dev.coop;

import java.util.List;

/**
 * Runs the usual commands one after the other, for the build to note which classes they need (see
 * {@code src/build/TrainAotCache.java}). Not for users.
 */
final class Training {
    private static final List<String> COMMANDS = List.of(
            "create trained --timing",
            "exec trained -- true",
            "list",
            "list --format json",
            "status trained",
            "complete -- status t",
            "--version",
            "--help");

    private Training() {}

    public static void main(String[] args) {
        int worst = 0;
        for (String command : COMMANDS) {
            worst = Math.max(worst, Main.run(command.split(" ")));
        }
        System.exit(worst);
    }
}
