package dev.coop.desktop.component;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Asks before something is deleted or replaced, and names what is lost with it. Whoever just presses Enter loses nothing. */
public final class DangerQuestion {
    private DangerQuestion() {}

    /**
     * Calls back when the user says yes. Returns at once.
     *
     * @param losses a line for each
     * @param keep the text of the button that says no
     */
    public static void ask(Window owner, String question, List<String> losses, String keep, Runnable yes) {
        ask(owner, question, losses, Texts.of("delete.yes"), keep, yes);
    }

    /** @param act the text of the button that says yes */
    public static void ask(Window owner, String question, List<String> losses, String act, String keep, Runnable yes) {
        ask(owner, Material2OutlinedAL.DELETE_OUTLINE, question, losses, act, keep, yes);
    }

    /** About something else than a loss. */
    public static void ask(
            Window owner, Ikon sign, String question, List<String> losses, String act, String keep, Runnable yes) {
        ButtonType delete = new ButtonType(act, ButtonData.OK_DONE);
        ButtonType no = new ButtonType(keep, ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.NONE, null, no, delete);
        alert.initOwner(owner);
        alert.initModality(Modality.WINDOW_MODAL);
        alert.setTitle(act);
        alert.setHeaderText(question);
        FontIcon icon = new FontIcon(sign);
        icon.getStyleClass().add("danger-icon");
        alert.setGraphic(icon);
        VBox lost = new VBox();
        lost.getStyleClass().add("delete-losses");
        losses.forEach(text -> lost.getChildren().add(line(text)));
        alert.getDialogPane().setContent(lost);
        alert.getDialogPane().getStyleClass().add("delete-question");
        Node yesButton = alert.getDialogPane().lookupButton(delete);
        yesButton.getStyleClass().add(Styles.DANGER);
        yesButton.setId("delete-yes");
        if (yesButton instanceof Button button) {
            button.setDefaultButton(false);
        }
        Node noButton = alert.getDialogPane().lookupButton(no);
        noButton.setId("delete-no");
        alert.setOnShown(event -> noButton.requestFocus());
        alert.resultProperty().subscribe(answer -> {
            if (answer == delete) {
                yes.run();
            }
        });
        alert.show();
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
