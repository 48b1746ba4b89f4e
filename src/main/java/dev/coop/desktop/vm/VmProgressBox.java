package dev.coop.desktop.vm;

import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** That the virtual machine is being started or stopped, and how far that is; gone when it is not. */
public final class VmProgressBox extends VBox {
    private final Label title = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel;

    public VmProgressBox(VmModel model) {
        getStyleClass().add("vm-progress");
        title.getStyleClass().add("card-title");
        Label took = new Label();
        took.getStyleClass().add("caption");
        took.setMinWidth(USE_PREF_SIZE);
        model.tookProperty().subscribe(time -> took.setText(time.isZero() ? "" : Amounts.duration(time)));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        cancel = Buttons.text("create.cancel", Material2OutlinedAL.CLOSE, model::cancel);
        cancel.setId("vm-cancel");
        HBox heading = new HBox(title, took, space, cancel);
        heading.getStyleClass().add("image-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("vm.progress"));
        Label phase = new Label();
        phase.getStyleClass().add("caption");
        phase.setWrapText(true);
        phase.textProperty().bind(model.phaseProperty());
        getChildren().addAll(heading, bar, phase);
        model.workProperty().subscribe(this::show);
    }

    private void show(VmModel.Work work) {
        Buttons.visible(this, work != VmModel.Work.NONE);
        // An indeterminate bar moves, and what is not seen is not to move.
        bar.setProgress(work == VmModel.Work.NONE ? 0 : ProgressBar.INDETERMINATE_PROGRESS);
        cancel.setDisable(work == VmModel.Work.CANCELLING);
        Buttons.visible(cancel, work == VmModel.Work.STARTING || work == VmModel.Work.CANCELLING);
        title.setText(
                switch (work) {
                    case NONE -> "";
                    case STARTING -> Texts.of("vm.starting");
                    case STOPPING -> Texts.of("vm.stopping");
                    case CANCELLING -> Texts.of("vm.cancelling");
                });
    }
}
