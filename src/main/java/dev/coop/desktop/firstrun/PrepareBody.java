package dev.coop.desktop.firstrun;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.ProblemBox;
import dev.coop.desktop.step.StepList;
import dev.coop.desktop.text.Texts;
import javafx.scene.control.Button;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Incus answers, and has nothing of Coop's yet. */
final class PrepareBody extends StageBody {
    private final FirstRunModel model;
    private final ProblemBox problem = new ProblemBox();
    private final StepList steps;
    private final Button prepare;
    private final Button cancel;
    private final Button skip;

    PrepareBody(FirstRunModel model, Button skip) {
        this.model = model;
        this.skip = skip;
        steps = new StepList(model.steps());
        prepare = Buttons.text("setup.prepare.yes", Material2OutlinedAL.BUILD, model::prepare);
        prepare.setId("setup-do-prepare");
        prepare.getStyleClass().add(Styles.ACCENT);
        cancel = Buttons.text("create.cancel", Material2OutlinedAL.CLOSE, model::cancelPreparing);
        cancel.setId("setup-cancel-prepare");
        getChildren().addAll(problem, steps, buttons(prepare, cancel, skip));
    }

    @Override
    void update() {
        boolean working = model.preparingProperty().get();
        problem.show(model.prepareFailureProperty().get());
        Buttons.visible(steps, !model.steps().isEmpty());
        prepare.setDisable(working);
        prepare.setText(
                Texts.of(model.prepareFailureProperty().get() == null ? "setup.prepare.yes" : "disconnected.retry"));
        Buttons.working(prepare, working, Material2OutlinedAL.BUILD);
        Buttons.visible(cancel, working);
        Buttons.visible(skip, !working);
    }

    @Override
    Button primary() {
        return prepare;
    }
}
