package dev.coop.desktop.firstrun;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What can be done while it is a stage's turn. */
abstract class StageBody extends VBox {
    private final FlowPane buttons = new FlowPane();

    StageBody() {
        getStyleClass().add("setup-body");
        buttons.getStyleClass().add("setup-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
    }

    /** At the end of it, side by side. */
    final Node buttons(Button... shown) {
        buttons.getChildren().setAll(shown);
        return buttons;
    }

    /** Brings it up to date. */
    void update() {}

    /** What Enter should do. */
    abstract Button primary();
}
