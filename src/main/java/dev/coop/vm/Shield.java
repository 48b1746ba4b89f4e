package dev.coop.vm;

/** Clears away after a failure. */
final class Shield {
    private Shield() {}

    /** Runs it to its end whether or not the caller is interrupted; what goes wrong is noted with the failure. */
    static void run(VmException failure, Runnable clearing) {
        boolean interrupted = Thread.interrupted();
        Thread thread = Thread.ofVirtual().name("vm-clearing").start(() -> {
            try {
                clearing.run();
            } catch (RuntimeException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
        });
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
