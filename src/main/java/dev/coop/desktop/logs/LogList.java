package dev.coop.desktop.logs;

import dev.coop.desktop.text.Texts;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** The lines, the last of them in sight as long as they are followed. */
public final class LogList extends ListView<LogLine> {
    private static final double LINE = 19;
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private boolean toEnd;

    /** @param search what is marked in the lines; asked each time one is shown */
    public LogList(ObservableList<LogLine> lines, Supplier<String> search, String accessibleText) {
        super(lines);
        setId("log-lines");
        getStyleClass().add("log-list");
        setAccessibleText(accessibleText);
        setFixedCellSize(LINE);
        setCellFactory(view -> new LogCell(search));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getItems().addListener((ListChangeListener<LogLine>) change -> toEnd());
        follow.subscribe(this::toEnd);
        MenuItem copy = new MenuItem(Texts.of("terminal.copy"));
        copy.setOnAction(event -> copy());
        MenuItem all = new MenuItem(Texts.of("terminal.select.all"));
        all.setOnAction(event -> getSelectionModel().selectAll());
        setContextMenu(new ContextMenu(copy, all));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // Who scrolls up wants to read what is there.
        addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                follow.set(false);
            }
        });
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() instanceof Node node && inScrollBar(node)) {
                follow.set(false);
            }
        });
    }

    /** Whether the last line stays in sight. */
    public BooleanProperty followProperty() {
        return follow;
    }

    private static boolean inScrollBar(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case UP, PAGE_UP, HOME -> follow.set(false);
            case END -> follow.set(true);
            default -> {
                if (COPY.match(event)) {
                    copy();
                    event.consume();
                }
            }
        }
    }

    private void copy() {
        String text = getSelectionModel().getSelectedItems().stream()
                .map(LogLine::text)
                .collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        }
    }

    private void toEnd() {
        toEnd = true;
        requestLayout();
    }

    /** Only now does the skin know how many lines there are. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (toEnd && getSkin() != null && follow.get() && !getItems().isEmpty()) {
            toEnd = false;
            scrollTo(getItems().size() - 1);
        }
    }
}
