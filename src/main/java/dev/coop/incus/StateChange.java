package dev.coop.incus;

import java.time.Duration;
import java.util.Map;

/**
 * A change of an instance's state.
 *
 * @param timeout how long a stop or restart may take before it fails
 * @param force a stop or restart kills instead of asking
 */
public record StateChange(String action, Duration timeout, boolean force) {
    public static final StateChange START = new StateChange("start", Duration.ofSeconds(30), false);
    public static final StateChange FREEZE = new StateChange("freeze", Duration.ofSeconds(30), false);
    public static final StateChange UNFREEZE = new StateChange("unfreeze", Duration.ofSeconds(30), false);
    public static final StateChange KILL = new StateChange("stop", Duration.ZERO, true);

    public static StateChange stop(Duration timeout) {
        return new StateChange("stop", timeout, false);
    }

    public static StateChange restart(Duration timeout) {
        return new StateChange("restart", timeout, false);
    }

    Map<String, Object> body() {
        return Map.of(
                "action",
                action,
                "timeout",
                force ? -1 : Math.max(1, timeout.toSeconds()),
                "force",
                force,
                "stateful",
                false);
    }
}
