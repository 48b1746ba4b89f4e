package dev.coop.desktop.overview;

import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Cards side by side, or one below the other where there is no room for that. */
final class Columns extends GridPane {
    private static final double ROOM_FOR_TWO = 560;

    private final List<? extends Region> cards;

    Columns(List<? extends Region> cards) {
        this.cards = cards;
        getStyleClass().add("columns");
        widthProperty()
                .map(width -> width.doubleValue() < ROOM_FOR_TWO && width.doubleValue() > 0 ? 1 : 2)
                .subscribe(this::arrange);
    }

    private void arrange(int columns) {
        getChildren().clear();
        getColumnConstraints().clear();
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(column);
        }
        for (int i = 0; i < cards.size(); i++) {
            add(cards.get(i), i % columns, i / columns);
        }
    }
}
