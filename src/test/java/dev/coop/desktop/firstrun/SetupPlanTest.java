package dev.coop.desktop.firstrun;

import dev.coop.desktop.firstrun.SetupPlan.State;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static dev.coop.desktop.firstrun.SetupStage.CONTAINER;
import static dev.coop.desktop.firstrun.SetupStage.IMAGE;
import static dev.coop.desktop.firstrun.SetupStage.INCUS;
import static dev.coop.desktop.firstrun.SetupStage.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;

class SetupPlanTest {
    @Test
    void itGoesOnAtTheFirstThatIsNotThere() {
        assertThat(SetupPlan.NOTHING.current()).contains(INCUS);
        SetupPlan half = SetupPlan.NOTHING.found(Set.of(INCUS, PREPARE));
        assertThat(half.current()).contains(IMAGE);
        assertThat(half.state(PREPARE)).isEqualTo(State.DONE);
        assertThat(half.state(IMAGE)).isEqualTo(State.CURRENT);
        assertThat(half.state(CONTAINER)).isEqualTo(State.WAITING);
    }

    @Test
    void whatIsFoundToBeGoneIsNextAgain() {
        SetupPlan all = SetupPlan.NOTHING.found(Set.of(SetupStage.values()));
        assertThat(all.complete()).isTrue();
        assertThat(all.current()).isEmpty();
        assertThat(all.found(Set.of(INCUS, PREPARE, CONTAINER)).current()).contains(IMAGE);
    }

    @Test
    void skippingTheImageLeavesTheContainer() {
        SetupPlan plan = SetupPlan.NOTHING.found(Set.of(INCUS, PREPARE)).skip(IMAGE);
        assertThat(plan.current()).contains(CONTAINER);
        assertThat(plan.state(IMAGE)).isEqualTo(State.SKIPPED);
        assertThat(plan.complete()).isFalse();
    }

    @Test
    void skippingIncusSkipsAllThatNeedsIt() {
        SetupPlan plan = SetupPlan.NOTHING.skip(INCUS);
        assertThat(plan.current()).isEmpty();
        assertThat(plan.resumed().current()).contains(INCUS);
    }

    @Test
    void whatWasSkippedAndIsThereIsDone() {
        SetupPlan plan =
                SetupPlan.NOTHING.found(Set.of(INCUS, PREPARE)).skip(IMAGE).found(Set.of(INCUS, PREPARE, IMAGE));
        assertThat(plan.state(IMAGE)).isEqualTo(State.DONE);
    }
}
