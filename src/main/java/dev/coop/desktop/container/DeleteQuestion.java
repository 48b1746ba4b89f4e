package dev.coop.desktop.container;

import atlantafx.base.theme.Styles;
import dev.coop.core.container.Container;
import dev.coop.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Asks before a container is deleted, and names what is lost with it. */
public final class DeleteQuestion {
    private DeleteQuestion() {}

    /** Calls back when the user says yes. Returns at once. */
    public static void ask(Window owner, ContainerItem item, Runnable yes) {
        Container container = item.container();
        ButtonType delete = new ButtonType(Texts.of("delete.yes"), ButtonData.OK_DONE);
        ButtonType keep = new ButtonType(Texts.of("delete.no"), ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.NONE, null, keep, delete);
        alert.initOwner(owner);
        alert.initModality(Modality.WINDOW_MODAL);
        alert.setTitle(Texts.of("delete.title"));
        alert.setHeaderText(Texts.of("delete.question", container.name()));
        FontIcon icon = new FontIcon(Material2OutlinedAL.DELETE_OUTLINE);
        icon.getStyleClass().add("danger-icon");
        alert.setGraphic(icon);
        VBox lost = new VBox();
        lost.getStyleClass().add("delete-losses");
        if (item.runs()) {
            lost.getChildren().add(line(Texts.of("delete.running")));
        }
        lost.getChildren().add(line(Texts.of("delete.disk")));
        Integer snapshots = container.snapshots();
        if (snapshots == null || snapshots > 0) {
            lost.getChildren().add(line(snapshots(snapshots)));
        }
        if (container.mounts() > 0) {
            lost.getChildren().add(line(Texts.of("delete.folders", container.mounts())));
        }
        lost.getChildren().add(line(Texts.of("delete.final")));
        alert.getDialogPane().setContent(lost);
        alert.getDialogPane().getStyleClass().add("delete-question");
        Node yesButton = alert.getDialogPane().lookupButton(delete);
        yesButton.getStyleClass().add(Styles.DANGER);
        yesButton.setId("delete-yes");
        if (yesButton instanceof javafx.scene.control.Button button) {
            button.setDefaultButton(false);
        }
        Node noButton = alert.getDialogPane().lookupButton(keep);
        noButton.setId("delete-no");
        alert.setOnShown(event -> noButton.requestFocus());
        alert.resultProperty().subscribe(answer -> {
            if (answer == delete) {
                yes.run();
            }
        });
        alert.show();
    }

    private static String snapshots(@Nullable Integer count) {
        return count == null ? Texts.of("delete.snapshots.any") : Texts.of("delete.snapshots", count);
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
