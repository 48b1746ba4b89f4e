package dev.coop.desktop.container;

import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** The list of containers. */
public final class ContainerList extends ListView<ContainerItem> {

    /**
     * @param clock the time that ages are counted to
     * @param open what Enter and a double click do
     * @param delete what the Delete key does
     */
    public ContainerList(
            ContainersModel model,
            ObservableValue<Instant> clock,
            Consumer<ContainerItem> open,
            Consumer<ContainerItem> delete) {
        super(model.items());
        getStyleClass().add("container-list");
        setAccessibleText(Texts.of("list.title"));
        setCellFactory(list -> new ContainerCell(clock));

        getSelectionModel().selectedItemProperty().subscribe(item -> model.selectedProperty()
                .set(item));
        model.selectedProperty().subscribe(this::select);

        setOnKeyPressed(event -> {
            ContainerItem item = model.selectedProperty().get();
            if (item != null && event.getCode() == KeyCode.ENTER) {
                open.accept(item);
                event.consume();
            } else if (item != null
                    && (event.getCode() == KeyCode.DELETE
                            || (event.getCode() == KeyCode.BACK_SPACE && event.isShortcutDown()))) {
                delete.accept(item);
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            ContainerItem item = model.selectedProperty().get();
            if (item != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open.accept(item);
            }
        });
    }

    private void select(@Nullable ContainerItem item) {
        if (item == null) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedItem() != item) {
            getSelectionModel().select(item);
            scrollTo(item);
        }
    }
}
