package dev.coop.desktop.files;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputDialog;
import javafx.stage.Modality;
import javafx.stage.Window;

/** Asks what something in a folder is to be called. */
final class NameQuestion {
    private NameQuestion() {}

    /**
     * Calls back with a name that can be had. Returns at once.
     *
     * @param name to begin with
     * @param taken whether there is something of that name
     */
    static void ask(Window owner, String title, String name, Predicate<String> taken, Consumer<String> answer) {
        TextInputDialog dialog = new TextInputDialog(name);
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setGraphic(null);
        dialog.getDialogPane().getStyleClass().add("name-question");
        dialog.getEditor().setId("new-name");
        dialog.getEditor().setAccessibleText(title);
        if (dialog.getDialogPane().lookupButton(ButtonType.OK) instanceof Button ok) {
            ok.setId("name-ok");
            dialog.getEditor()
                    .textProperty()
                    .subscribe(text -> ok.setDisable(text.equals(name) || !isName(text) || taken.test(text)));
        }
        dialog.setOnShown(event -> dialog.getEditor().selectAll());
        dialog.resultProperty().subscribe(text -> {
            if (text != null) {
                answer.accept(text);
            }
        });
        dialog.show();
    }

    static boolean isName(String text) {
        return !text.isBlank()
                && !text.equals(".")
                && !text.equals("..")
                && text.indexOf('/') < 0
                && text.chars().noneMatch(Character::isISOControl);
    }
}
