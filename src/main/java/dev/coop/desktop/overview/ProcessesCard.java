package dev.coop.desktop.overview;

import dev.coop.core.text.Printable;
import dev.coop.desktop.overview.ProcessesModel.Row;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What runs in a container: those that use the most. */
final class ProcessesCard extends VBox {
    private final ProcessesModel model;
    private final GridPane table = new GridPane();
    private final Label note = new Label();

    ProcessesCard(ProcessesModel model) {
        this.model = model;
        getStyleClass().addAll("card", "processes-card");
        Label title = new Label(Texts.of("processes.title"));
        title.getStyleClass().add("card-title");
        table.getStyleClass().add("processes");
        ColumnConstraints command = new ColumnConstraints(80, 200, Double.MAX_VALUE);
        command.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().addAll(command, number(72), number(72), number(84));
        note.getStyleClass().add("caption");
        note.setWrapText(true);
        getChildren().addAll(title, table, note);
        model.rowsProperty().subscribe(rows -> show());
        model.problemProperty().subscribe(problem -> show());
    }

    private static ColumnConstraints number(double width) {
        ColumnConstraints column = new ColumnConstraints(width);
        column.setHalignment(HPos.RIGHT);
        return column;
    }

    private void show() {
        List<Row> rows = model.rowsProperty().get();
        String problem = model.problemProperty().get();
        boolean empty = rows.isEmpty();
        table.getChildren().clear();
        table.setManaged(!empty);
        note.setText(problem.isEmpty() ? Texts.of("processes.waiting") : problem);
        note.setVisible(empty || !problem.isEmpty());
        note.setManaged(note.isVisible());
        if (empty) {
            return;
        }
        table.addRow(
                0,
                cell(Texts.of("processes.command"), "caption"),
                cell(Texts.of("processes.user"), "caption"),
                cell(Texts.of("measure.cpu"), "caption"),
                cell(Texts.of("measure.memory"), "caption"));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            table.addRow(
                    i + 1,
                    cell(Printable.of(row.process().command()), "command"),
                    cell(Printable.of(row.process().user()), "muted"),
                    cell(row.cpu() == null ? Amounts.orUnknown(null) : Amounts.percent(row.cpu()), "number"),
                    cell(Amounts.bytes(row.process().memoryBytes()), "number"));
        }
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
