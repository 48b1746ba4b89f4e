package dev.coop;

import dev.coop.cli.CoopCli;

/**
 * Runs the usual commands one after the other, for the build to note which classes they need (see
 * {@code src/build/TrainAotCache.java}). Not for users.
 */
final class Training {
    private Training() {}

    public static void main(String[] args) {
        int worst = 0;
        try (Wiring wiring = new Wiring()) {
            worst = Math.max(worst, CoopCli.run(wiring, "create", "trained", "--timing"));
            worst = Math.max(worst, CoopCli.run(wiring, "exec", "trained", "--", "true"));
            worst = Math.max(worst, CoopCli.run(wiring, "list"));
            worst = Math.max(worst, CoopCli.run(wiring, "list", "--format", "json"));
            worst = Math.max(worst, CoopCli.run(wiring, "status", "trained"));
            worst = Math.max(worst, CoopCli.run(wiring, "--help"));
        }
        System.exit(worst);
    }
}
