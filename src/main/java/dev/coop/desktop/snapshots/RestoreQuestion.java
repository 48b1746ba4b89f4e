package dev.coop.desktop.snapshots;

import atlantafx.base.theme.Styles;
import dev.coop.core.container.ContainerState;
import dev.coop.core.container.ContainerStatus.MountPoint;
import dev.coop.core.snapshot.RestorePlan;
import dev.coop.core.text.Printable;
import dev.coop.desktop.snapshots.SnapshotsModel.Plans;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/** Says what a restore does and what is lost by it, and asks. Where it cannot be done, it offers a copy instead. */
final class RestoreQuestion {
    private RestoreQuestion() {}

    /**
     * Returns at once.
     *
     * @param changes finds out what would be lost, tells it as a sentence, and can be cancelled
     * @param restore is told whether to make a snapshot of now before
     * @param copy is called when the user would rather have a new container of the snapshot
     */
    static void ask(
            Window owner,
            Plans plans,
            Function<Consumer<String>, BackgroundTasks.Job> changes,
            Consumer<Boolean> restore,
            Runnable copy) {
        boolean safe = plans.safe().isPossible();
        boolean possible = safe || plans.plain().isPossible();
        RestorePlan plan = safe ? plans.safe() : plans.plain();
        CheckBox safety = new CheckBox(Texts.of("restore.safety"));
        safety.setId("restore-safety");
        safety.setSelected(safe);
        safety.setDisable(!safe);
        Label lost = line(Texts.of("changes.comparing"));
        lost.setId("restore-changes");
        VBox content = new VBox();
        content.getStyleClass().add("snapshot-form");
        if (possible) {
            sentences(plan).forEach(text -> content.getChildren().add(line(text)));
            content.getChildren().addAll(lost, safety);
            Label loss = line("");
            loss.getStyleClass().add("field-note");
            safety.selectedProperty()
                    .subscribe(kept -> loss.setText(
                            kept
                                    ? Texts.of("restore.safe")
                                    : safe
                                            ? Texts.of("restore.unsafe")
                                            : plans.safe().obstacle() + "."));
            content.getChildren().add(loss);
        } else {
            content.getChildren().addAll(line(plan.obstacle() + "."), line(Texts.of("restore.impossible")));
        }
        ButtonType yes = new ButtonType(Texts.of(possible ? "restore.yes" : "snapshot.copy"), ButtonData.OK_DONE);
        ButtonType no = new ButtonType(Texts.of("create.cancel"), ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.NONE, null, no, yes);
        alert.initOwner(owner);
        alert.initModality(Modality.WINDOW_MODAL);
        alert.setTitle(Texts.of("restore.title"));
        alert.setHeaderText(Texts.of("restore.question", plan.snapshot().name()));
        alert.getDialogPane().setContent(content);
        alert.getDialogPane().getStyleClass().add("snapshot-question");
        if (alert.getDialogPane().lookupButton(yes) instanceof Button button) {
            button.setId("restore-yes");
            button.getStyleClass().add(Styles.ACCENT);
            button.setDefaultButton(false);
        }
        alert.setOnShown(event -> alert.getDialogPane().lookupButton(no).requestFocus());
        alert.resultProperty().subscribe(answer -> {
            if (answer == yes && possible) {
                restore.accept(safety.isSelected());
            } else if (answer == yes) {
                copy.run();
            }
        });
        alert.show();
        if (possible) {
            BackgroundTasks.Job comparing = changes.apply(text -> {
                if (alert.isShowing()) {
                    lost.setText(text);
                    alert.getDialogPane().getScene().getWindow().sizeToScene();
                }
            });
            alert.setOnHidden(event -> comparing.cancel());
        }
    }

    private static List<String> sentences(RestorePlan plan) {
        List<String> sentences = new ArrayList<>();
        sentences.add(Texts.of(
                "restore.back",
                plan.snapshot().container(),
                Amounts.duration(java.time.Duration.between(plan.snapshot().createdAt(), Instant.now()))));
        if (plan.state() == ContainerState.RUNNING) {
            sentences.add(Texts.of("restore.running"));
        } else if (plan.state() == ContainerState.FROZEN) {
            sentences.add(Texts.of("restore.locked"));
        }
        if (!plan.newer().isEmpty()) {
            sentences.add(Texts.of("restore.newer", plan.newer().size()));
        }
        if (!plan.kept().isEmpty()) {
            sentences.add(Texts.of("restore.kept", folders(plan.kept())));
        }
        if (!plan.absent().isEmpty()) {
            sentences.add(Texts.of("restore.absent", folders(plan.absent())));
        }
        return sentences;
    }

    private static String folders(List<MountPoint> mounts) {
        return String.join(
                ", ", mounts.stream().map(each -> Printable.of(each.source())).toList());
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
