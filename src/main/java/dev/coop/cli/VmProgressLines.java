package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Text;
import dev.coop.core.vm.VmProgress;
import java.time.Duration;

/**
 * How far a virtual machine has come: a line for each phase, and on a terminal what is going on below it. It is redrawn
 * only when there is something new, because macOS may be asking for a password on the same terminal.
 */
final class VmProgressLines implements VmProgress, AutoCloseable {
    private static final int LINE = 78;

    private final Console console;
    private final long start = System.nanoTime();
    private boolean detailShown;

    VmProgressLines(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void phase(String text) {
        wipe();
        Duration elapsed = Duration.ofSeconds((System.nanoTime() - start) / 1_000_000_000L);
        console.remark("  " + console.faint(Text.pad(Text.duration(elapsed), 10)) + Text.printable(text));
    }

    @Override
    public synchronized void detail(String text) {
        if (console.isTerminal()) {
            wipe();
            String line = Text.printable(text);
            console.err()
                    .print("            " + (line.length() > LINE - 12 ? line.substring(0, LINE - 12) + "…" : line));
            console.err().flush();
            detailShown = true;
        }
    }

    private void wipe() {
        if (detailShown) {
            console.err().print("\r\u001b[K");
            detailShown = false;
        }
    }

    @Override
    public synchronized void close() {
        wipe();
        console.err().flush();
    }
}
