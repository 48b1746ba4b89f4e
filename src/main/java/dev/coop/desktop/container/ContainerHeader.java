package dev.coop.desktop.container;

import atlantafx.base.theme.Styles;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerState;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A container's name, what it is doing, what it is like, and the buttons for what can be done to it. */
public final class ContainerHeader extends VBox {

    /** What the buttons do. */
    public interface Actions {
        void terminal(ContainerItem item);

        void start(ContainerItem item);

        void stop(ContainerItem item);

        void delete(ContainerItem item);
    }

    private final ObservableValue<Instant> clock;
    private final Label name = new Label();
    private final Region dot = new Region();
    private final Label state = new Label();
    private final HBox badge = new HBox(dot, state);
    private final Label address = value();
    private final Label cpus = value();
    private final Label memory = value();
    private final Label disk = value();
    private final Label image = value();
    private final Label folders = value();
    private final Label age = value();
    private final Button terminal;
    private final Button start;
    private final Button stop;
    private final Button delete;
    private @Nullable ContainerItem shown;
    private Subscription subscription = Subscription.EMPTY;

    public ContainerHeader(Actions actions, ObservableValue<Instant> clock) {
        this.clock = clock;
        getStyleClass().add("container-header");
        name.getStyleClass().add("name");
        dot.getStyleClass().add("state-dot");
        badge.getStyleClass().add("state-badge");
        badge.setAlignment(Pos.CENTER_LEFT);
        badge.setMinWidth(USE_PREF_SIZE);

        terminal = button("action.terminal", Material2OutlinedAL.CODE, actions::terminal);
        start = button("action.start", Material2OutlinedMZ.PLAY_ARROW, actions::start);
        stop = button("action.stop", Material2OutlinedMZ.STOP, actions::stop);
        delete = button("action.delete", Material2OutlinedAL.DELETE_OUTLINE, actions::delete);
        terminal.getStyleClass().add(Styles.ACCENT);
        terminal.setId("open-terminal");
        start.getStyleClass().add(Styles.SUCCESS);
        start.setId("start");
        stop.setId("stop");
        delete.setId("delete");
        delete.setText(null);
        delete.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.DANGER, Styles.BUTTON_OUTLINED);

        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox title = new HBox(name, badge, space, terminal, start, stop, delete);
        title.getStyleClass().add("title");
        title.setAlignment(Pos.CENTER_LEFT);

        FlowPane facts = new FlowPane(
                fact("fact.address", address),
                fact("fact.cpus", cpus),
                fact("fact.memory", memory),
                fact("fact.disk", disk),
                fact("fact.image", image),
                fact("fact.folders", folders),
                fact("fact.age", age));
        facts.getStyleClass().add("facts");
        getChildren().addAll(title, facts);
        clock.subscribe(now -> show());
    }

    private static Label value() {
        Label label = new Label();
        label.getStyleClass().add("value");
        return label;
    }

    private static Node fact(String key, Label value) {
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add("label");
        label.setLabelFor(value);
        VBox fact = new VBox(label, value);
        fact.getStyleClass().add("fact");
        return fact;
    }

    private Button button(String key, Ikon icon, java.util.function.Consumer<ContainerItem> action) {
        Button button = new Button(Texts.of(key), new FontIcon(icon));
        button.setAccessibleText(Texts.of(key));
        button.setTooltip(new Tooltip(Texts.of(key + ".tip")));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            if (shown != null) {
                action.accept(shown);
            }
        });
        return button;
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
        address.setText(Amounts.orUnknown(container.ipv4()));
        Integer processors = container.cpus();
        Integer megabytes = container.memoryMb();
        Integer gigabytes = container.diskGb();
        cpus.setText(processors == null ? Texts.of("fact.all") : processors.toString());
        memory.setText(megabytes == null ? Texts.of("fact.all") : Amounts.megabytes(megabytes));
        disk.setText(gigabytes == null ? Texts.of("fact.disk.pool") : Amounts.gigabytes(gigabytes));
        image.setText(Amounts.orUnknown(container.image()));
        folders.setText(Texts.of("fact.folders.n", container.mounts()));
        age.setText(Amounts.age(container.createdAt(), clock.getValue()));
        showButtons(item);
    }

    private void showButtons(ContainerItem item) {
        Work work = item.work();
        boolean busy = work != null || item.state() == ContainerState.CHANGING;
        boolean stopped = item.state() == ContainerState.STOPPED || item.state() == ContainerState.ERROR;
        boolean offersStart = work == Work.STARTING || (stopped && work != Work.STOPPING);
        visible(start, offersStart);
        visible(stop, !offersStart);
        visible(terminal, item.runs());
        start.setDisable(busy);
        stop.setDisable(busy);
        terminal.setDisable(busy);
        delete.setDisable(busy);
        working(start, work == Work.STARTING, Material2OutlinedMZ.PLAY_ARROW);
        working(stop, work == Work.STOPPING, Material2OutlinedMZ.STOP);
        working(delete, work == Work.DELETING, Material2OutlinedAL.DELETE_OUTLINE);
    }

    private static void working(Button button, boolean working, Ikon icon) {
        if (working != button.getGraphic() instanceof ProgressIndicator) {
            button.setGraphic(working ? new ProgressIndicator() : new FontIcon(icon));
        }
    }

    private static void visible(Button button, boolean visible) {
        button.setVisible(visible);
        button.setManaged(visible);
    }
}
