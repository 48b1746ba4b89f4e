package dev.coop;

import java.util.List;

/**
 * Runs the usual commands one after the other, for the build to note which classes they need (see
 * {@code src/build/TrainAotCache.java}): those that the argument names. Not for users.
 */
final class Training {
    /** Those that do without a parser. Their cache is their own, because the JVM loads all that is in one. */
    private static final List<String> QUICK = List.of("list", "--version");

    private static final List<String> ALL = List.of(
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
        for (String command : args[0].equals("quick") ? QUICK : ALL) {
            worst = Math.max(worst, Main.run(command.split(" ")));
        }
        System.exit(worst);
    }
}
