package dev.coop.desktop.container;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Asks before containers are deleted, and names what is lost with them. */
public final class DeleteQuestion {
    private DeleteQuestion() {}

    /** Calls back when the user says yes. Returns at once. */
    public static void ask(Window owner, List<ContainerItem> items, Runnable yes) {
        ButtonType delete = new ButtonType(Texts.of("delete.yes"), ButtonData.OK_DONE);
        ButtonType keep = new ButtonType(Texts.of("delete.no", items.size()), ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.NONE, null, keep, delete);
        alert.initOwner(owner);
        alert.initModality(Modality.WINDOW_MODAL);
        alert.setTitle(Texts.of("delete.title"));
        alert.setHeaderText(
                items.size() == 1
                        ? Texts.of("delete.question", items.getFirst().name())
                        : Texts.of("delete.question.n", items.size()));
        FontIcon icon = new FontIcon(Material2OutlinedAL.DELETE_OUTLINE);
        icon.getStyleClass().add("danger-icon");
        alert.setGraphic(icon);
        VBox lost = new VBox();
        lost.getStyleClass().add("delete-losses");
        losses(items).forEach(text -> lost.getChildren().add(line(text)));
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

    private static List<String> losses(List<ContainerItem> items) {
        List<String> losses = new ArrayList<>();
        int count = items.size();
        if (count > 1) {
            losses.add(items.stream().map(ContainerItem::name).collect(Collectors.joining(", ")));
        }
        long running = items.stream().filter(item -> !item.startable()).count();
        if (running > 0) {
            losses.add(Texts.of("delete.running", running));
        }
        losses.add(Texts.of("delete.disk", count));
        boolean unknown = items.stream().anyMatch(item -> item.container().snapshots() == null);
        int snapshots = items.stream()
                .map(item -> item.container().snapshots())
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        if (unknown) {
            losses.add(Texts.of("delete.snapshots.any", count));
        } else if (snapshots > 0) {
            losses.add(Texts.of("delete.snapshots", snapshots));
        }
        int folders = items.stream().mapToInt(item -> item.container().mounts()).sum();
        if (folders > 0) {
            losses.add(Texts.of("delete.folders", folders));
        }
        losses.add(Texts.of("delete.final"));
        return losses;
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
