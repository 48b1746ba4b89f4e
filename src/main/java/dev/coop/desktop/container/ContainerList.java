package dev.coop.desktop.container;

import dev.coop.desktop.text.Texts;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The list of containers. Several can be chosen; the one chosen last is the selected one. */
public final class ContainerList extends ListView<ContainerItem> {
    private final ContainersModel model;
    private final ContainerActions actions;
    private final Runnable turnedTo;
    private boolean following;

    /**
     * @param filter what is listed
     * @param turnedTo called when the user turns to a container, be it the selected one
     */
    public ContainerList(
            ContainersModel model,
            ContainerFilter filter,
            UsageMeter meter,
            ContainerActions actions,
            Runnable turnedTo) {
        super(filter.listed());
        this.model = model;
        this.actions = actions;
        this.turnedTo = turnedTo;
        getStyleClass().add("container-list");
        setAccessibleText(Texts.of("list.title"));
        setCellFactory(list -> new ContainerCell(meter, actions));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        model.selectedProperty().subscribe(this::select);
        filter.listed().addListener((ListChangeListener<ContainerItem>) change -> reselect());

        setOnKeyPressed(this::keyPressed);
        setOnMouseClicked(this::clicked);
        ContextMenu menu = new ContextMenu();
        menu.setOnShowing(event -> menu.getItems().setAll(ContainerMenu.items(allChosen(), actions)));
        // A menu without items is not even asked to show.
        menu.getItems().setAll(new javafx.scene.control.MenuItem());
        setContextMenu(menu);
    }

    /** Those that are chosen now; follows what is chosen. */
    ObservableList<ContainerItem> chosenItems() {
        return getSelectionModel().getSelectedItems();
    }

    private List<ContainerItem> allChosen() {
        return List.copyOf(chosenItems());
    }

    private void chosen(@Nullable ContainerItem item) {
        // What the filter leaves out stays selected all the same.
        if (item != null && !following) {
            model.selectedProperty().set(item);
        }
    }

    private void select(@Nullable ContainerItem item) {
        if (item == null) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedItem() != item && getItems().contains(item)) {
            getSelectionModel().clearSelection();
            getSelectionModel().select(item);
            scrollTo(item);
        }
    }

    /** What the filter or the order has moved takes the selection with it. */
    private void reselect() {
        ContainerItem selected = model.selectedProperty().get();
        if (selected != null && getSelectionModel().getSelectedItem() != selected) {
            following = true;
            getSelectionModel().clearSelection();
            if (getItems().contains(selected)) {
                getSelectionModel().select(selected);
            }
            following = false;
        }
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                turnedTo.run();
                ContainerAction.TERMINAL.run(actions, selected());
                event.consume();
            }
            case DELETE -> {
                actions.delete(allChosen());
                event.consume();
            }
            case BACK_SPACE -> {
                if (event.isShortcutDown()) {
                    actions.delete(allChosen());
                    event.consume();
                }
            }
            case UP, DOWN, HOME, END, PAGE_UP, PAGE_DOWN -> turnedTo.run();
            default -> {}
        }
    }

    private List<ContainerItem> selected() {
        ContainerItem item = model.selectedProperty().get();
        return item == null ? List.of() : List.of(item);
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            turnedTo.run();
            if (event.getClickCount() == 2 && event.getTarget() != this) {
                ContainerAction.TERMINAL.run(actions, selected());
            }
        }
    }
}
