package dev.coop.core.doctor;

import dev.coop.host.notification.NotShownException;
import dev.coop.host.notification.Notifier;

/** Whether the codes that open protected folders can be shown. */
final class NotificationCheck extends Check {
    private final Notifier notifier;

    NotificationCheck(Notifier notifier) {
        super("notifications");
        this.notifier = notifier;
    }

    @Override
    Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    Finding look() throws InterruptedException {
        try {
            notifier.require();
            return pass("notifications can be shown");
        } catch (NotShownException nobodySees) {
            // Most never mount a protected folder.
            return warn(
                    "Codes for protected folders cannot be shown, so those stay closed: " + nobodySees.reason(),
                    nobodySees.hint());
        }
    }
}
