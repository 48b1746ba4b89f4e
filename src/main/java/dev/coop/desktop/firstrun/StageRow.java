package dev.coop.desktop.firstrun;

import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** One stage: where it is, what it is about, and, while it is its turn, what can be done. */
final class StageRow extends HBox {
    private final int number;
    private final Label title;
    private final Label text;
    private final Label remark = new Label();
    private final StackPane sign = new StackPane();
    private final Node body;

    /** @param number counted from 1 */
    StageRow(SetupStage stage, int number, Node body) {
        this.number = number;
        this.body = body;
        getStyleClass().add("setup-stage");
        setId("setup-" + stage.name().toLowerCase(Locale.ROOT));
        sign.getStyleClass().add("setup-sign");
        title = new Label(Texts.of(stage.key() + ".title"));
        title.getStyleClass().add("setup-title");
        title.setWrapText(true);
        remark.getStyleClass().add("caption");
        remark.setMinWidth(USE_PREF_SIZE);
        text = new Label(Texts.of(stage.key()));
        text.getStyleClass().add("setup-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox heading = new HBox(title, remark);
        heading.getStyleClass().add("setup-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(heading, text, body);
        words.getStyleClass().add("setup-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(sign, words);
    }

    /** @param open whether what can be done is shown */
    void show(SetupPlan.State state, boolean open) {
        for (SetupPlan.State each : SetupPlan.State.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == state);
        }
        Node mark =
                switch (state) {
                    case DONE -> new FontIcon(Material2AL.CHECK);
                    case SKIPPED -> new FontIcon(Material2MZ.REMOVE);
                    case CURRENT, WAITING -> new Label(Integer.toString(number));
                };
        sign.getChildren().setAll(mark);
        remark.setText(
                switch (state) {
                    case DONE -> Texts.of("setup.state.done");
                    case SKIPPED -> Texts.of("setup.state.skipped");
                    case CURRENT, WAITING -> "";
                });
        Buttons.visible(text, state == SetupPlan.State.CURRENT || state == SetupPlan.State.WAITING);
        Buttons.visible(body, open);
        setAccessibleText(Texts.of("phase.accessible", title.getText(), spoken(state)));
    }

    private static String spoken(SetupPlan.State state) {
        return Texts.of(
                switch (state) {
                    case DONE -> "setup.state.done";
                    case SKIPPED -> "setup.state.skipped";
                    case CURRENT -> "setup.state.current";
                    case WAITING -> "phase.state.waiting";
                });
    }
}
