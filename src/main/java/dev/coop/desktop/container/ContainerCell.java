package dev.coop.desktop.container;

import dev.coop.core.container.Container;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A container in the list: state, name, age, address and image. */
final class ContainerCell extends ListCell<ContainerItem> {
    private final ObservableValue<Instant> clock;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label age = new Label();
    private final Label state = new Label();
    private final Label image = new Label();
    private final HBox content;
    private Subscription subscription = Subscription.EMPTY;

    /** @param clock the time that ages are counted to */
    ContainerCell(ObservableValue<Instant> clock) {
        this.clock = clock;
        getStyleClass().add("container-cell");
        dot.getStyleClass().add("state-dot");
        name.getStyleClass().add("name");
        age.getStyleClass().add("caption");
        state.getStyleClass().add("caption");
        image.getStyleClass().addAll("caption", "image");
        age.setMinWidth(USE_PREF_SIZE);
        VBox lines = new VBox(line(name, age), state, image);
        lines.getStyleClass().add("lines");
        HBox.setHgrow(lines, Priority.ALWAYS);
        content = new HBox(dot, lines);
        content.getStyleClass().add("content");
        content.setAlignment(Pos.TOP_LEFT);
        // The list decides how wide a cell is; a long name is cut, it does not push.
        setPrefWidth(0);
    }

    private static HBox line(Label left, Label right) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(left, space, right);
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("line");
        return line;
    }

    @Override
    protected void updateItem(@Nullable ContainerItem item, boolean empty) {
        super.updateItem(item, empty);
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        setText(null);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(content);
        subscription = Subscription.combine(
                item.containerProperty().subscribe(() -> show(item)),
                item.workProperty().subscribe(() -> show(item)),
                clock.subscribe(() -> show(item)));
        show(item);
    }

    private void show(ContainerItem item) {
        Container container = item.container();
        name.setText(container.name());
        age.setText(Amounts.age(container.createdAt(), clock.getValue()));
        String doing = StateText.of(item);
        state.setText(container.ipv4() == null ? doing : Texts.of("list.state.address", doing, container.ipv4()));
        image.setText(container.image() == null ? "" : container.image());
        StateText.paint(dot, item);
        setAccessibleText(
                Texts.of("list.accessible", container.name(), state.getText(), image.getText(), age.getText()));
    }
}
