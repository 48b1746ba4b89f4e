package dev.coop.desktop.authorization;

import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.Subject;
import dev.coop.core.text.Printable;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;

/** All that helps to decide. Names come from the disk and can be hostile: nothing but {@link Printable} text is shown. */
final class RequestSheet extends GridPane {

    RequestSheet(AuthorizationRequest request) {
        Subject subject = request.subject();
        getStyleClass().add("request");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
        row("authorization.folder", Printable.of(subject.source().toString()))
                .getStyleClass()
                .add("path");
        row("authorization.reasons", lines(request.reasons()));
        if (!request.secrets().isEmpty()) {
            row("authorization.secrets", lines(request.secrets()))
                    .getStyleClass()
                    .add("secrets");
        }
        row("authorization.container", Printable.of(subject.container()));
        row("authorization.mode", Texts.of(subject.readOnly() ? "authorization.mode.ro" : "authorization.mode.rw"))
                .getStyleClass()
                .add(subject.readOnly() ? "read-only" : "read-write");
        row("authorization.target", Printable.of(subject.target()))
                .getStyleClass()
                .add("path");
        row(
                "authorization.lifetime",
                subject.lifetime() == null
                        ? Texts.of("authorization.lifetime.none")
                        : Texts.of("authorization.lifetime.some", Amounts.duration(subject.lifetime())));
        row(
                "authorization.others",
                request.otherMounts().isEmpty()
                        ? Texts.of("authorization.others.none")
                        : lines(request.otherMounts().stream()
                                .map(other ->
                                        other.source() + (other.readOnly() ? " ---> " : " <---> ") + other.target())
                                .toList()));
    }

    /** One line each: what would break a line in a name is spelled out before they are put together. */
    private static String lines(List<String> texts) {
        return texts.stream().map(Printable::of).collect(Collectors.joining("\n"));
    }

    private Label row(String key, String text) {
        int row = getRowCount();
        Label name = new Label(Texts.of(key));
        name.getStyleClass().add("name");
        Label value = new Label(text);
        value.setWrapText(true);
        value.setAccessibleText(name.getText() + ": " + value.getText());
        name.setLabelFor(value);
        RowConstraints top = new RowConstraints();
        top.setValignment(VPos.TOP);
        top.setMinHeight(Region.USE_PREF_SIZE);
        getRowConstraints().add(top);
        addRow(row, name, value);
        return value;
    }
}
