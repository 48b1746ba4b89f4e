package dev.coop.desktop.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** A line: its time pale, its level as a colour, what is searched for marked. */
final class LogCell extends ListCell<LogLine> {
    private final Supplier<String> search;
    private final TextFlow flow = new TextFlow();

    /** @param search asked each time a line is shown */
    LogCell(Supplier<String> search) {
        this.search = search;
        getStyleClass().add("log-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable LogLine line, boolean empty) {
        super.updateItem(line, empty);
        LogLine shown = empty ? null : line;
        for (LogLine.Level level : LogLine.Level.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(level.name().toLowerCase(Locale.ROOT)),
                    shown != null && shown.level() == level);
        }
        if (shown == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        List<Node> texts = new ArrayList<>();
        texts.addAll(texts(shown.text().substring(0, shown.time()), "log-time"));
        texts.addAll(texts(shown.text().substring(shown.time()), "log-text"));
        flow.getChildren().setAll(texts);
        setGraphic(flow);
        setAccessibleText(shown.text());
    }

    private List<Node> texts(String text, String style) {
        List<Node> nodes = new ArrayList<>();
        for (Part part : Part.of(text, search.get())) {
            Text node = new Text(part.text());
            node.getStyleClass().add(part.found() ? "log-found" : style);
            nodes.add(node);
        }
        return nodes;
    }
}
