package dev.coop.core.doctor;

import dev.coop.core.failure.CoopException;

/** Whether the codes that open protected folders can be shown. */
final class NotificationCheck extends Check {
    private final NotificationProbe probe;

    NotificationCheck(NotificationProbe probe) {
        super("notifications");
        this.probe = probe;
    }

    @Override
    Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    Finding look() throws InterruptedException {
        try {
            probe.require();
            return pass("notifications can be shown");
        } catch (CoopException nobodySees) {
            // Most never mount a protected folder.
            return warn(
                    "Codes for protected folders cannot be shown, so those stay closed: " + nobodySees.problem(),
                    nobodySees.hint());
        }
    }
}
