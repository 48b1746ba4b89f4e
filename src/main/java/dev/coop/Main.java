package dev.coop;

import dev.coop.cli.CoopCli;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the desktop when there are no arguments, the command line otherwise. */
public final class Main {
    /** What a cancelled command may take to clear away what it had begun. */
    private static final long CLEAN_UP_SECONDS = 120;

    private Main() {}

    public static void main(String[] args) {
        int code = run(args);
        if (isDesktop(args)) {
            System.exit(code);
        }
        // System.exit would look in every library for a logger to tell, which takes longer than most of a command.
        Runtime.getRuntime().halt(code);
    }

    private static boolean isDesktop(String... args) {
        return args.length == 0 || args[0].equals("desktop");
    }

    /** @return the exit code; after a signal the JVM ends with the signal's instead */
    static int run(String... args) {
        Thread main = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        // Ctrl-C cancels what is going on, like any other interrupt, and waits until it has cleared up after itself.
        Thread onSignal = new Thread(() -> {
            main.interrupt();
            try {
                var _ = ended.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(onSignal);
        int code;
        try (Wiring wiring = new Wiring()) {
            code = CoopCli.run(wiring, args.length == 0 ? new String[] {"desktop"} : args);
        } finally {
            ended.countDown();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException _) {
            // The signal came first, and the JVM ends with its code. This waits for that.
            System.exit(code);
        }
        return code;
    }
}
