package dev.coop.desktop.activity;

import atlantafx.base.theme.Styles;
import dev.coop.core.audit.AuditRecord;
import dev.coop.desktop.component.Buttons;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One entry of the record. */
final class RecordCell extends ListCell<AuditRecord> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.MEDIUM)
            .withZone(ZoneId.systemDefault());

    private final FontIcon icon = new FontIcon();
    private final Label sentence = new Label();
    private final Label details = new Label();
    private final Label time = new Label();
    private final HBox content;

    RecordCell() {
        getStyleClass().add("record-cell");
        sentence.getStyleClass().add("sentence");
        details.getStyleClass().add("details");
        time.getStyleClass().add("caption");
        time.setMinWidth(USE_PREF_SIZE);
        VBox texts = new VBox(sentence, details);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        content = new HBox(icon, texts, time);
        content.getStyleClass().add("content");
        content.setAlignment(Pos.CENTER_LEFT);
        // As wide as the list: what is too long is cut, not scrolled to.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable AuditRecord record, boolean empty) {
        super.updateItem(record, empty);
        if (empty || record == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconCode(RecordText.icon(record.event().kind()));
        pseudoClassStateChanged(
                Styles.STATE_DANGER, RecordText.isAlarming(record.event().kind()));
        sentence.setText(RecordText.sentence(record));
        String more = RecordText.details(record);
        details.setText(more);
        Buttons.visible(details, !more.isEmpty());
        time.setText(TIME.format(record.time()));
        setAccessibleText(String.join(", ", sentence.getText(), more, time.getText()));
        setGraphic(content);
    }
}
