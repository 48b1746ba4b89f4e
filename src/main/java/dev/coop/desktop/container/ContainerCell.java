package dev.coop.desktop.container;

import atlantafx.base.theme.Styles;
import dev.coop.core.container.Container;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.FolderDrop;
import dev.coop.desktop.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A container in the list: state, name, mounts, what it uses, and the lock. */
final class ContainerCell extends ListCell<ContainerItem> {
    private final UsageMeter meter;
    private final ContainerActions actions;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label mounts = new Label(null, new FontIcon(Material2OutlinedAL.FOLDER));
    private final Meters meters = new Meters();
    private final Button toggle = new Button();
    private final HBox content;
    private ContainerAction toggled = ContainerAction.LOCK;
    private Subscription subscription = Subscription.EMPTY;

    ContainerCell(UsageMeter meter, ContainerActions actions) {
        this.meter = meter;
        this.actions = actions;
        getStyleClass().add("container-cell");
        dot.getStyleClass().add("state-dot");
        name.getStyleClass().add("name");
        state.getStyleClass().add("caption");
        mounts.getStyleClass().addAll("caption", "mounts");
        mounts.setMinWidth(USE_PREF_SIZE);
        meters.setMinWidth(USE_PREF_SIZE);
        toggle.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "toggle");
        // By the keyboard there are the menu and the shortcuts: a list is one stop for Tab, not one for each line.
        toggle.setFocusTraversable(false);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox second = new HBox(state, mounts, space, meters);
        second.getStyleClass().add("line");
        second.setAlignment(Pos.CENTER_LEFT);
        VBox lines = new VBox(name, second);
        lines.getStyleClass().add("lines");
        HBox.setHgrow(lines, Priority.ALWAYS);
        content = new HBox(dot, lines, toggle);
        content.getStyleClass().add("content");
        content.setAlignment(Pos.CENTER_LEFT);
        FolderDrop.on(this, () -> getItem() != null, folder -> actions.share(getItem(), folder));
        // The list decides how wide a cell is; a long name is cut, it does not push.
        setPrefWidth(0);
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
        toggle.setOnAction(event -> toggled.run(actions, List.of(item)));
        subscription = Subscription.combine(
                item.containerProperty().subscribe(() -> show(item)),
                item.workProperty().subscribe(() -> show(item)),
                meters.follow(meter.history(item)),
                meter.watch(item));
        show(item);
    }

    private void show(ContainerItem item) {
        Container container = item.container();
        name.setText(container.name());
        state.setText(StateText.of(item));
        mounts.setText(Integer.toString(container.mounts()));
        Buttons.visible(mounts, container.mounts() > 0);
        Buttons.visible(meters, item.runs());
        StateText.paint(dot, item);
        showToggle(item);
        setAccessibleText(Texts.of("list.accessible", container.name(), state.getText(), container.mounts()));
    }

    private void showToggle(ContainerItem item) {
        toggled = item.startable()
                ? ContainerAction.START
                : item.locked() ? ContainerAction.UNLOCK : ContainerAction.LOCK;
        // The lock shows how it is, the tip what a click does.
        Buttons.working(
                toggle,
                item.busy(),
                switch (toggled) {
                    case LOCK -> ContainerAction.UNLOCK.icon();
                    case UNLOCK -> ContainerAction.LOCK.icon();
                    default -> toggled.icon();
                });
        toggle.setDisable(!toggled.possible(item));
        Buttons.name(toggle, Texts.of("list.toggle", Texts.of(toggled.key()), item.name()), Texts.of(toggled.key()));
        StateText.paint(toggle, item);
    }
}
