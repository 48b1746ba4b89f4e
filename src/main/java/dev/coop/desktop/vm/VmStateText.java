package dev.coop.desktop.vm;

import dev.coop.core.vm.VmStatus;
import dev.coop.core.vm.VmStatus.State;
import dev.coop.desktop.text.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the virtual machine is like, in words. */
public final class VmStateText {
    /** What brings a program for virtual machines to a Mac. */
    public static final String INSTALL = "brew install colima";

    private VmStateText() {}

    /** Its state in a word or two. */
    static String of(VmStatus status) {
        return Texts.of(
                switch (status.state()) {
                    case RUNNING -> status.isStale() ? "vm.state.stale" : "vm.state.running";
                    case STOPPED -> "vm.state.stopped";
                    case BROKEN -> "vm.state.broken";
                    case CHANGING -> "vm.state.changing";
                    case MISSING -> "vm.state.missing";
                    case NOT_INSTALLED -> "vm.state.uninstalled";
                    case NOT_NEEDED -> "vm.state.unneeded";
                });
    }

    /** What that means, and what starting it would do; empty where there is nothing to say. */
    public static String explanation(VmStatus status) {
        return switch (status.state()) {
            case RUNNING -> status.isStale() ? Texts.of("vm.stale.text") : "";
            case STOPPED -> Texts.of("vm.stopped.text");
            case BROKEN -> Texts.of("vm.broken.text");
            case CHANGING -> Texts.of("vm.changing.text");
            case MISSING -> Texts.of("vm.missing.text", backend(status.backend()));
            case NOT_INSTALLED -> Texts.of("vm.uninstalled.text");
            case NOT_NEEDED -> Texts.of("vm.unneeded.text");
        };
    }

    /** The key of what the button to start it is called, or empty when there is nothing to start. */
    public static String startKey(VmStatus status) {
        return switch (status.state()) {
            case STOPPED -> "vm.start";
            case MISSING -> "vm.create";
            case BROKEN -> "vm.restart";
            case RUNNING -> status.isStale() ? "vm.restart" : "";
            case CHANGING, NOT_INSTALLED, NOT_NEEDED -> "";
        };
    }

    static boolean canStop(VmStatus status) {
        return status.state() == State.RUNNING || status.state() == State.BROKEN;
    }

    /** The name of the program that keeps it. */
    static String backend(@Nullable String name) {
        return name == null || name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
