package dev.coop.core.doctor;

import dev.coop.core.vm.VmService;
import dev.coop.core.vm.VmStatus;
import java.time.Duration;

/** Whether the virtual machine, where there is one, runs and lets Incus answer. */
final class VmCheck extends Check {
    private static final String START = "start it with: coop vm start";

    private final VmService vm;

    VmCheck(VmService vm) {
        super("vm");
        this.vm = vm;
    }

    @Override
    Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    Duration limit() {
        return Duration.ofSeconds(70);
    }

    @Override
    Finding look() {
        VmStatus status = vm.status();
        String name = "the virtual machine " + status.instance();
        return switch (status.state()) {
            case NOT_NEEDED -> pass("not needed on Linux: Incus runs on this machine");
            case NOT_INSTALLED ->
                fail("Neither Colima nor Lima is installed", "install Colima with: brew install colima");
            case MISSING -> fail(name + " was not made yet", "make it with: coop vm start");
            case STOPPED -> warn(name + " is stopped", START);
            case BROKEN -> fail("Only half of " + name + " runs", "mend it with: coop vm start");
            case CHANGING -> warn(name + " is being started", "wait a moment");
            case RUNNING ->
                status.isStale()
                        ? fail(name + " runs, but Incus in it does not answer", "restart it with: coop vm start")
                        : pass(name + " of " + status.backend() + " runs, and Incus answers in it");
        };
    }
}
