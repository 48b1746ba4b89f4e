package dev.coop.desktop.snapshots;

import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The events line by line, the newest first. */
final class EventList extends ListView<Event> {
    private boolean showing;

    EventList(ObservableValue<Instant> clock, Consumer<Event> choose) {
        getStyleClass().add("event-list");
        setId("events");
        setAccessibleText(Texts.of("events.accessible"));
        setCellFactory(list -> new Cell(clock));
        getSelectionModel().selectedItemProperty().subscribe(event -> {
            if (event != null && !showing) {
                choose.accept(event);
            }
        });
    }

    void show(List<Event> events, @Nullable Event chosen) {
        if (!getItems().equals(events.reversed())) {
            showing = true;
            getItems().setAll(events.reversed());
            showing = false;
        }
        choose(chosen);
    }

    void choose(@Nullable Event event) {
        showing = true;
        if (event == null) {
            getSelectionModel().clearSelection();
        } else if (!event.equals(getSelectionModel().getSelectedItem())) {
            getSelectionModel().select(event);
            reveal(getItems().indexOf(event));
        }
        showing = false;
    }

    private void reveal(int index) {
        boolean seen = lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && index > flow.getFirstVisibleCell().getIndex()
                && index < flow.getLastVisibleCell().getIndex();
        if (!seen) {
            scrollTo(Math.max(0, index - 2));
        }
    }

    private static final class Cell extends ListCell<Event> {
        private final FontIcon icon = new FontIcon();
        private final StackPane sign = new StackPane(icon);
        private final Label title = new Label();
        private final Label remark = new Label();
        private final Label age = new Label();
        private final HBox row;
        private String style = "";

        Cell(ObservableValue<Instant> clock) {
            getStyleClass().add("event-cell");
            sign.getStyleClass().add("sign");
            title.getStyleClass().add("title");
            remark.getStyleClass().add("remark");
            age.getStyleClass().add("age");
            age.setMinWidth(USE_PREF_SIZE);
            VBox words = new VBox(title, remark);
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            row = new HBox(sign, words, age);
            row.getStyleClass().add("row");
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            clock.subscribe(now -> showAge());
        }

        @Override
        protected void updateItem(@Nullable Event event, boolean empty) {
            super.updateItem(event, empty);
            sign.getStyleClass().remove(style);
            if (empty || event == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            style = Events.style(event);
            sign.getStyleClass().add(style);
            icon.setIconCode(Events.icon(event));
            title.setText(Events.title(event));
            remark.setText(Events.remark(event));
            Buttons.visible(remark, !remark.getText().isEmpty());
            showAge();
            setGraphic(row);
        }

        private void showAge() {
            Event event = getItem();
            if (event != null) {
                Instant now = Instant.now();
                age.setText(Amounts.age(event.at(), now));
                setAccessibleText(Events.spoken(event, now));
            }
        }
    }
}
