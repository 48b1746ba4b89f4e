package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Text;
import dev.coop.core.vm.VmProgress;
import java.time.Duration;

/**
 * How far a virtual machine has come: a line for each phase, and on a terminal what is going on below it. It is redrawn
 * only when there is something new, because macOS may be asking for a password on the same terminal.
 */
final class VmProgressLines implements VmProgress {
    private final Console console;
    private final long start = System.nanoTime();

    VmProgressLines(Console console) {
        this.console = console;
    }

    @Override
    public void phase(String text) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        console.remark("  " + console.faint(Text.pad(Text.duration(elapsed), 12)) + Text.printable(text));
    }

    @Override
    public void detail(String text) {
        console.line("  " + Text.pad("", 12) + Text.printable(text));
    }
}
