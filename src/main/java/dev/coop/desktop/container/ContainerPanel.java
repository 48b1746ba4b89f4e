package dev.coop.desktop.container;

import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The containers: search, list, and what can be done with several at once. */
public final class ContainerPanel extends VBox {
    private final ContainerFilter filter;
    private final ContainersModel model;
    private final ContainerList list;
    private final FilterBar filterBar;
    private final BulkBar bulk;
    private final Label count = new Label();
    private final Hyperlink clear = new Hyperlink(Texts.of("list.filter.clear"));
    private final Label nothing = new Label(Texts.of("list.nothing"));

    /** @param turnedTo called when the user turns to a container */
    public ContainerPanel(ContainersModel model, UsageMeter meter, ContainerActions actions, Runnable turnedTo) {
        this.model = model;
        getStyleClass().add("container-panel");
        filter = new ContainerFilter(model.items());
        list = new ContainerList(model, filter, meter, actions, turnedTo);
        filterBar = new FilterBar(filter, this::focusList);
        bulk = new BulkBar(list.chosenItems(), actions);

        Label title = new Label(Texts.of("list.title"));
        title.getStyleClass().add("section");
        title.setLabelFor(list);
        count.getStyleClass().add("count");
        clear.setId("clear-filter");
        clear.getStyleClass().add("clear-filter");
        clear.setOnAction(event -> filter.clear());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(title, count, space, clear);
        line.getStyleClass().add("section-line");
        line.setAlignment(Pos.CENTER_LEFT);

        nothing.getStyleClass().add("nothing");
        nothing.setMouseTransparent(true);
        StackPane body = new StackPane(list, nothing);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(filterBar, line, body, bulk);

        model.items().addListener((ListChangeListener<ContainerItem>) change -> update());
        filter.listed().addListener((ListChangeListener<ContainerItem>) change -> update());
        filter.searchProperty().subscribe(this::update);
        filter.statesProperty().subscribe(this::update);
        list.chosenItems().addListener((ListChangeListener<ContainerItem>) change -> bulk.update());
        update();
    }

    private void update() {
        int all = model.items().size();
        int listed = filter.listed().size();
        count.setText(filter.active() ? Texts.of("list.count.of", listed, all) : Integer.toString(all));
        Buttons.visible(clear, filter.active());
        nothing.setVisible(filter.active() && listed == 0);
        Buttons.visible(filterBar, all > 0);
        bulk.update();
    }

    public void focusList() {
        list.requestFocus();
    }

    public void focusSearch() {
        filterBar.focus();
    }

    public void selectAll() {
        list.requestFocus();
        list.getSelectionModel().selectAll();
    }
}
