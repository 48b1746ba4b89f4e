package dev.coop.desktop.snapshots;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.text.Texts;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/** A question in a window of its own: a sentence, perhaps fields to fill in, yes or no. */
final class SnapshotQuestion {
    private final Alert alert;
    private final ButtonType yes;
    private final ButtonType no;
    private final VBox content = new VBox();
    private List<Field> fields = List.of();
    private boolean dangerous;

    /** Something to be typed. */
    static final class Field {
        private final TextField input = new TextField();
        private final Label problem = new Label();
        private final String key;
        private final UnaryOperator<String> check;

        /**
         * @param key of its label; with dashes for dots also its id
         * @param prompt is shown while it is empty
         * @param check says what is wrong with a text; empty for nothing
         */
        Field(String key, String prompt, UnaryOperator<String> check) {
            this.key = key;
            this.check = check;
            input.setId(key.replace('.', '-'));
            input.setPromptText(prompt);
            input.setAccessibleText(Texts.of(key));
            problem.getStyleClass().add("field-note");
            problem.setWrapText(true);
        }

        String text() {
            return input.getText().strip();
        }

        private boolean isRight() {
            return check.apply(text()).isEmpty();
        }

        private Node node(Runnable changed) {
            Label label = new Label(Texts.of(key));
            label.getStyleClass().add("field-label");
            label.setLabelFor(input);
            input.textProperty().subscribe(text -> {
                // Before anything is typed nothing is wrong with it.
                problem.setText(text.isEmpty() ? "" : check.apply(text()));
                changed.run();
            });
            VBox box = new VBox(label, input, problem);
            box.getStyleClass().add("field");
            return box;
        }
    }

    private SnapshotQuestion(Window owner, String key, String text) {
        yes = new ButtonType(Texts.of(key + ".yes"), ButtonData.OK_DONE);
        no = new ButtonType(Texts.of("create.cancel"), ButtonData.CANCEL_CLOSE);
        alert = new Alert(Alert.AlertType.NONE, null, no, yes);
        alert.initOwner(owner);
        alert.initModality(Modality.WINDOW_MODAL);
        alert.setTitle(Texts.of(key + ".title"));
        alert.setHeaderText(Texts.of(key + ".title"));
        alert.getDialogPane().getStyleClass().add("snapshot-question");
        Label sentence = new Label(text);
        sentence.setWrapText(true);
        content.getStyleClass().addAll("snapshot-form");
        content.getChildren().add(sentence);
        alert.getDialogPane().setContent(content);
    }

    /** @param key of the title at {@code key.title} and of the button at {@code key.yes} */
    static SnapshotQuestion of(Window owner, String key, String text) {
        return new SnapshotQuestion(owner, key, text);
    }

    SnapshotQuestion fields(List<Field> wanted) {
        fields = wanted;
        return this;
    }

    /** Something is lost: Enter alone says no. */
    SnapshotQuestion dangerous() {
        dangerous = true;
        return this;
    }

    /** Calls back when the user says yes. Returns at once. */
    void ask(Runnable then) {
        Node button = alert.getDialogPane().lookupButton(yes);
        button.setId("snapshot-yes");
        button.getStyleClass().add(dangerous ? Styles.DANGER : Styles.ACCENT);
        if (dangerous && button instanceof Button ok) {
            ok.setDefaultButton(false);
        }
        Runnable check = () -> button.setDisable(!fields.stream().allMatch(Field::isRight));
        fields.forEach(field -> content.getChildren().add(field.node(check)));
        check.run();
        alert.setOnShown(event -> {
            if (!fields.isEmpty()) {
                fields.getFirst().input.requestFocus();
            } else if (dangerous) {
                alert.getDialogPane().lookupButton(no).requestFocus();
            }
        });
        alert.resultProperty().subscribe(answer -> {
            if (answer == yes) {
                then.run();
            }
        });
        alert.show();
    }
}
