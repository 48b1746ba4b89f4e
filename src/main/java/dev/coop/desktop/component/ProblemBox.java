package dev.coop.desktop.component;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What went wrong and what to do about it, in the place where it was tried. */
public final class ProblemBox extends HBox {
    private final Label problem = new Label();
    private final Label hint = new Label();

    public ProblemBox() {
        getStyleClass().add("create-failure");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        VBox texts = new VBox(problem, hint);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(Material2OutlinedAL.ERROR_OUTLINE), texts);
        pseudoClassStateChanged(Styles.STATE_DANGER, true);
        show(null);
    }

    /** @param why null takes it away */
    public void show(@Nullable CoopException why) {
        Buttons.visible(this, why != null);
        if (why != null) {
            problem.setText(why.problem());
            hint.setText(Texts.sentence(why.hint()));
            Buttons.visible(hint, !why.hint().isEmpty());
        }
    }
}
