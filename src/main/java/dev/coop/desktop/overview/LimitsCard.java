package dev.coop.desktop.overview;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The limits of a container, to be changed while it runs. */
final class LimitsCard extends VBox {
    private final LimitsModel model;
    private final Button apply = new Button(Texts.of("limits.apply"));
    private final Button revert = new Button(Texts.of("limits.revert"));

    LimitsCard(LimitsModel model) {
        this.model = model;
        getStyleClass().addAll("card", "limits-card");
        Label title = new Label(Texts.of("limits.title"));
        title.getStyleClass().add("card-title");
        HBox fields = new HBox(
                field("limits.cpus", "limit-cpus", model.cpusProperty()),
                field("limits.memory", "limit-memory", model.memoryProperty()));
        fields.getStyleClass().add("limit-fields");
        Label note = new Label();
        note.getStyleClass().add("limit-note");
        note.setWrapText(true);
        note.setId("limit-note");
        model.problemProperty().subscribe(problem -> {
            note.setText(problem.isEmpty() ? Texts.of("limits.note") : problem);
            note.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
        });

        apply.setId("limits-apply");
        apply.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        apply.setOnAction(event -> model.save());
        apply.disableProperty()
                .bind(model.editedProperty()
                        .not()
                        .or(model.savingProperty())
                        .or(model.problemProperty().isNotEmpty()));
        model.savingProperty().subscribe(saving -> apply.setGraphic(saving ? new ProgressIndicator() : null));
        revert.setId("limits-revert");
        revert.getStyleClass().add(Styles.SMALL);
        revert.setOnAction(event -> model.revert());
        revert.disableProperty().bind(model.editedProperty().not().or(model.savingProperty()));
        HBox buttons = new HBox(apply, revert);
        buttons.getStyleClass().add("limit-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, fields, note, buttons);
    }

    private Node field(String key, String id, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(Texts.of("fact.all"));
        field.setAccessibleText(Texts.of(key));
        field.setPrefColumnCount(7);
        field.textProperty().bindBidirectional(text);
        field.setOnAction(event -> model.save());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.revert();
                event.consume();
            }
        });
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add("caption");
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("limit-field");
        return box;
    }
}
