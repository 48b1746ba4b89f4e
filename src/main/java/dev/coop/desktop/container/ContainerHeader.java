package dev.coop.desktop.container;

import atlantafx.base.theme.Styles;
import dev.coop.core.container.Container;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A container's name, what it is doing, and the buttons for what can be done to it. */
public final class ContainerHeader extends VBox {
    /** Narrower than this the buttons are icons alone. */
    private static final double ROOM_FOR_TEXTS = 640;

    private static final List<ContainerAction> BUTTONS = List.of(
            ContainerAction.TERMINAL,
            ContainerAction.CLAUDE,
            ContainerAction.LOCK,
            ContainerAction.UNLOCK,
            ContainerAction.START,
            ContainerAction.STOP);

    private final ContainerActions actions;
    private final ObservableValue<Instant> clock;
    private final Label name = new Label();
    private final Region dot = new Region();
    private final Label state = new Label();
    private final HBox badge = new HBox(dot, state);
    private final Label about = new Label();
    private final Map<ContainerAction, Button> buttons = new EnumMap<>(ContainerAction.class);
    private final MenuButton more = new MenuButton(null, new FontIcon(Material2OutlinedMZ.MORE_VERT));
    private @Nullable ContainerItem shown;
    private Subscription subscription = Subscription.EMPTY;

    public ContainerHeader(ContainerActions actions, ObservableValue<Instant> clock) {
        this.actions = actions;
        this.clock = clock;
        getStyleClass().add("container-header");
        name.getStyleClass().add("name");
        dot.getStyleClass().add("state-dot");
        badge.getStyleClass().add("state-badge");
        badge.setAlignment(Pos.CENTER_LEFT);
        badge.setMinWidth(USE_PREF_SIZE);
        about.getStyleClass().addAll("caption", "about");

        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox title = new HBox(name, badge, space);
        title.getStyleClass().add("title");
        title.setAlignment(Pos.CENTER_LEFT);
        title.setFillHeight(false);
        for (ContainerAction action : BUTTONS) {
            Button button = Buttons.text(action.key(), action.icon(), () -> run(action));
            button.setId(action.name().toLowerCase(Locale.ROOT));
            buttons.put(action, button);
            title.getChildren().add(button);
        }
        button(ContainerAction.TERMINAL).getStyleClass().add(Styles.ACCENT);
        button(ContainerAction.START).getStyleClass().add(Styles.SUCCESS);
        more.setId("more");
        more.getStyleClass().addAll(Styles.BUTTON_ICON, "no-arrow");
        more.setMinWidth(USE_PREF_SIZE);
        more.showingProperty().subscribe(this::fillMenu);
        Buttons.name(more, Texts.of("action.more"), Texts.of("action.more"));
        title.getChildren().add(more);
        getChildren().addAll(title, about);
        clock.subscribe(now -> show());
        widthProperty().subscribe(width -> show());
    }

    private Button button(ContainerAction action) {
        return Objects.requireNonNull(buttons.get(action));
    }

    private void run(ContainerAction action) {
        if (shown != null) {
            action.run(actions, List.of(shown));
        }
    }

    public void show(@Nullable ContainerItem item) {
        subscription.unsubscribe();
        shown = item;
        subscription = item == null
                ? Subscription.EMPTY
                : Subscription.combine(
                        item.containerProperty().subscribe(() -> show()),
                        item.workProperty().subscribe(() -> show()));
        show();
    }

    private void show() {
        ContainerItem item = shown;
        if (item == null) {
            return;
        }
        Container container = item.container();
        name.setText(container.name());
        state.setText(StateText.of(item));
        StateText.paint(badge, item);
        StateText.paint(dot, item);
        String age = Texts.of("header.age", Amounts.age(container.createdAt(), clock.getValue()));
        String image = Amounts.orUnknown(container.image());
        about.setText(
                container.ipv4() == null
                        ? Texts.of("header.about", image, age)
                        : Texts.of("header.about.address", container.ipv4(), image, age));
        buttons.forEach((action, button) -> show(action, button, item));
        fillMenu();
    }

    /** Not while it is open: an item that goes under the pointer takes the click with it. */
    private void fillMenu() {
        if (shown != null && !more.isShowing()) {
            more.getItems().setAll(ContainerMenu.more(shown, actions));
        }
    }

    private void show(ContainerAction action, Button button, ContainerItem item) {
        boolean underWay = action.underWay(item);
        Buttons.visible(button, underWay || (action.fits(item) && !replaced(action, item)));
        button.setDisable(!action.possible(item));
        Buttons.working(button, underWay, action.icon());
        boolean texts = getWidth() >= ROOM_FOR_TEXTS || getWidth() == 0;
        boolean worded = action == ContainerAction.TERMINAL || action == ContainerAction.START || texts;
        button.setText(worded ? Texts.of(action.key()) : null);
    }

    /** While one thing is under way, what it is the opposite of is not offered beside it. */
    private static boolean replaced(ContainerAction action, ContainerItem item) {
        return switch (action) {
            case START -> item.work() == Work.STOPPING;
            case STOP -> item.work() == Work.STARTING;
            case LOCK -> item.work() == Work.UNLOCKING;
            case UNLOCK -> item.work() == Work.LOCKING;
            default -> false;
        };
    }
}
