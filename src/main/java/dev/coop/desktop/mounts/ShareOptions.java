package dev.coop.desktop.mounts;

import dev.coop.core.mount.MountProposal;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.mounts.ShareModel.Stage;
import dev.coop.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** How a folder is to be shared. */
final class ShareOptions extends GridPane {
    private final TextField target = new TextField();

    ShareOptions(ShareModel model) {
        getStyleClass().add("share-options");
        CheckBox readOnly = new CheckBox(Texts.of("share.read"));
        readOnly.setId("share-read-only");
        readOnly.selectedProperty().bindBidirectional(model.readOnlyProperty());
        ComboBox<Lifetime> lifetime = new ComboBox<>();
        lifetime.setId("share-lifetime");
        lifetime.getItems().setAll(Lifetime.values());
        lifetime.setMaxWidth(Double.MAX_VALUE);
        lifetime.valueProperty().bindBidirectional(model.lifetimeProperty());
        target.setId("share-target");
        target.textProperty().bindBidirectional(model.targetProperty());
        addRow(0, label("share.target", target), target);
        addRow(1, label("share.lifetime", lifetime), lifetime);
        add(readOnly, 1, 2);
        setHgrow(target, Priority.ALWAYS);
    }

    private static Label label(String key, Node control) {
        Label label = new Label(Texts.of(key));
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add("field-label");
        label.setLabelFor(control);
        control.setAccessibleText(Texts.of(key));
        return label;
    }

    void show(ShareModel model, boolean usual) {
        MountProposal proposal = model.proposalProperty().get();
        if (proposal != null) {
            target.setPromptText(proposal.target());
        }
        setDisable(model.stageProperty().get() == Stage.SHARING);
        Buttons.visible(this, usual);
    }
}
