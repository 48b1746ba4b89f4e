package dev.coop.desktop.firstrun;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far the setup is. A value; the set of what is there is always what was found, never what was once done.
 *
 * @param there what is found to be there
 * @param skipped what the user does not want now
 */
record SetupPlan(Set<SetupStage> there, Set<SetupStage> skipped) {
    static final SetupPlan NOTHING = new SetupPlan(Set.of(), Set.of());

    SetupPlan {
        there = Set.copyOf(there);
        skipped = Set.copyOf(skipped);
    }

    enum State {
        DONE,
        CURRENT,
        SKIPPED,
        WAITING
    }

    /** The first that is not there yet and is not skipped; empty when all is settled. */
    Optional<SetupStage> current() {
        return Arrays.stream(SetupStage.values())
                .filter(stage -> !there.contains(stage) && !skipped.contains(stage))
                .findFirst();
    }

    State state(SetupStage stage) {
        return there.contains(stage)
                ? State.DONE
                : skipped.contains(stage)
                        ? State.SKIPPED
                        : current().filter(stage::equals).isPresent() ? State.CURRENT : State.WAITING;
    }

    /** Whether every stage is there. */
    boolean complete() {
        return there.size() == SetupStage.values().length;
    }

    SetupPlan found(Set<SetupStage> now) {
        return new SetupPlan(now, skipped);
    }

    /** Without a stage, and without those that cannot be without it. */
    SetupPlan skip(SetupStage stage) {
        Set<SetupStage> now = EnumSet.of(stage);
        now.addAll(skipped);
        for (SetupStage each : SetupStage.values()) {
            if (each.needs(stage)) {
                now.add(each);
            }
        }
        return new SetupPlan(there, now);
    }

    /** With everything that is not there wanted again. */
    SetupPlan resumed() {
        return new SetupPlan(there, Set.of());
    }
}
