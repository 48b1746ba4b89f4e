package dev.coop.desktop.vm;

import dev.coop.core.vm.VmStatus;
import dev.coop.core.vm.VmStatus.State;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the virtual machine is and has. */
final class VmCard extends VBox {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

    private final GridPane table = new GridPane();

    /** @param buttons for what can be done to it */
    VmCard(VmStatus status, Node buttons) {
        getStyleClass().addAll("card", "vm-card");
        setMaxHeight(USE_PREF_SIZE);
        Label name = new Label(status.instance());
        name.getStyleClass().add("image-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(name, badge(status), space, buttons);
        heading.getStyleClass().add("image-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        Label explanation = new Label(VmStateText.explanation(status));
        explanation.setWrapText(true);
        explanation.getStyleClass().add("caption");
        Buttons.visible(explanation, !explanation.getText().isEmpty());
        table.getStyleClass().add("details");
        fact("vm.backend", VmStateText.backend(status.backend()));
        fact("measure.cpu", status.cpus() == null ? Amounts.orUnknown(null) : Integer.toString(status.cpus()));
        fact("measure.memory", Amounts.bytes(status.memoryBytes()));
        fact("measure.disk", Amounts.bytes(status.diskBytes()));
        fact("vm.arch", Amounts.orUnknown(status.arch()));
        fact("fact.address", Amounts.orUnknown(status.address()));
        fact("vm.socket", Amounts.orUnknown(status.socket()));
        Boolean answers = status.socketAnswers();
        fact(
                "vm.answers",
                answers == null ? Amounts.orUnknown(null) : Texts.of(answers ? "vm.answers.yes" : "vm.answers.no"));
        getChildren().addAll(heading, explanation, table);
    }

    private static Node badge(VmStatus status) {
        Region dot = new Region();
        dot.getStyleClass().add("state-dot");
        HBox badge = new HBox(dot, new Label(VmStateText.of(status)));
        badge.getStyleClass().add("state-badge");
        badge.setAlignment(Pos.CENTER_LEFT);
        for (Node each : new Node[] {dot, badge}) {
            each.pseudoClassStateChanged(RUNNING, status.state() == State.RUNNING && !status.isStale());
            each.pseudoClassStateChanged(BROKEN, status.state() == State.BROKEN || status.isStale());
            each.pseudoClassStateChanged(BUSY, status.state() == State.CHANGING);
        }
        return badge;
    }

    private void fact(String key, String value) {
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add("caption");
        label.setMinWidth(USE_PREF_SIZE);
        Label shown = new Label(value);
        shown.setWrapText(true);
        label.setLabelFor(shown);
        table.addRow(table.getRowCount(), label, shown);
    }
}
