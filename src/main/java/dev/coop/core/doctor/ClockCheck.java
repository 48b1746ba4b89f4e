package dev.coop.core.doctor;

import dev.coop.incus.ExecResult;
import java.time.Duration;
import java.time.Instant;

/** Whether the clock that containers see agrees with this computer's; a virtual machine's falls behind in its sleep. */
final class ClockCheck extends Check {
    private static final Duration LITTLE = Duration.ofSeconds(2);
    private static final Duration MUCH = Duration.ofSeconds(60);

    private final TestContainer container;

    ClockCheck(TestContainer container) {
        super("clock");
        this.container = container;
    }

    @Override
    Needs needs() {
        return Needs.CONTAINER;
    }

    @Override
    Finding look() {
        Instant before = Instant.now();
        ExecResult date = container.run("date", "+%s");
        Instant after = Instant.now();
        if (!date.out().strip().matches("\\d{1,12}")) {
            return skip("the image has no command date");
        }
        return judge(before, Instant.ofEpochSecond(Long.parseLong(date.out().strip())), after);
    }

    /** The container's time is cut off to the second. */
    Finding judge(Instant before, Instant inContainer, Instant after) {
        Duration skew = inContainer.isBefore(before.minusSeconds(1))
                ? Duration.between(inContainer, before)
                : inContainer.isAfter(after) ? Duration.between(after, inContainer) : Duration.ZERO;
        if (skew.compareTo(LITTLE) < 0) {
            return pass("containers have this computer's time");
        }
        String message = "the clock of the containers is " + skew.toSeconds() + " s "
                + (inContainer.isBefore(before) ? "behind" : "ahead");
        String hint = "restart the virtual machine: coop vm stop, coop vm start";
        return skew.compareTo(MUCH) < 0
                ? warn(message, hint)
                : fail(message + ", with which TLS and sign-ins fail", hint);
    }
}
