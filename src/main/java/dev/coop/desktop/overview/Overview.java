package dev.coop.desktop.overview;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.container.ContainerAction;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.StatePrompt;
import dev.coop.desktop.container.UsageHistory.Sample;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Section;
import dev.coop.desktop.view.ViewContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A container at a glance: what it uses, what it may use, what runs in it, where it is reached. */
public final class Overview implements Section {
    private final ViewContext context;
    private final ScrollPane scroll = new ScrollPane();
    private final StackPane state = new StackPane();
    private final List<ChartCard> cards =
            Arrays.stream(Measure.values()).map(ChartCard::new).toList();
    private final Columns charts = new Columns(cards);
    private final LimitsModel limits;
    private final ProcessesModel processes;
    private final UptimeModel uptime;
    private final ProcessesCard processesCard;
    private final DetailsCard details = new DetailsCard();
    private @Nullable ContainerItem item;
    private boolean visible;
    private Subscription following = Subscription.EMPTY;
    private Subscription looking = Subscription.EMPTY;

    public Overview(ViewContext context) {
        this.context = context;
        limits = new LimitsModel(context.containerService(), context.tasks());
        processes = new ProcessesModel(context.services()::monitor, context.tasks(), context.pace(), System::nanoTime);
        uptime = new UptimeModel(context.containerService(), context.tasks());
        processesCard = new ProcessesCard(processes);
        VBox content = new VBox(
                state, charts, new Columns(List.of(new VBox(14, new LimitsCard(limits), processesCard), details)));
        content.getStyleClass().add("overview");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        uptime.startedAtProperty().subscribe(started -> showDetails());
        context.clock().subscribe(now -> showDetails());
    }

    @Override
    public Parent node() {
        return scroll;
    }

    @Override
    public void show(ContainerItem container) {
        item = container;
        following.unsubscribe();
        following = Subscription.combine(
                container.containerProperty().subscribe(this::update),
                container.workProperty().subscribe(this::update),
                context.meter().history(container).latestProperty().subscribe(this::showCharts));
        scroll.setVvalue(0);
        update();
        showCharts();
        look();
    }

    @Override
    public void forget() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        item = null;
        look();
    }

    @Override
    public void shown() {
        visible = true;
        look();
    }

    @Override
    public void hidden() {
        visible = false;
        look();
    }

    /** Asks for what is not told by itself only while it can be seen. */
    private void look() {
        looking.unsubscribe();
        ContainerItem wanted = visible ? item : null;
        if (wanted == null) {
            looking = Subscription.EMPTY;
            processes.stop();
            return;
        }
        looking = context.meter().watchClosely(wanted);
        showCharts();
        update();
    }

    private void update() {
        ContainerItem shown = item;
        if (shown == null) {
            return;
        }
        boolean alive = shown.runs() || shown.locked();
        limits.show(shown.container());
        if (shown.locked() && !shown.busy()) {
            state.getChildren().setAll(locked(shown));
        } else if (alive) {
            state.getChildren().clear();
        } else {
            StackPane card = new StackPane(StatePrompt.of(shown, context.actions()));
            card.getStyleClass().addAll("card", "state-card");
            state.getChildren().setAll(card);
        }
        state.setManaged(!state.getChildren().isEmpty());
        Buttons.visible(processesCard, shown.runs());
        if (visible && shown.runs()) {
            processes.start(shown);
        } else {
            processes.stop();
        }
        if (visible) {
            uptime.look(shown);
        }
        showCharts();
        showDetails();
    }

    private Node locked(ContainerItem shown) {
        Label title = new Label(Texts.of("prompt.locked", shown.name()));
        title.getStyleClass().add("card-title");
        Label text = new Label(Texts.of("prompt.locked.text"));
        text.setWrapText(true);
        VBox words = new VBox(title, text);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox banner = new HBox(
                new FontIcon(Material2OutlinedAL.LOCK),
                words,
                StatePrompt.button(ContainerAction.UNLOCK, Styles.ACCENT, shown, context.actions()));
        banner.getStyleClass().addAll("card", "locked-banner");
        banner.setAlignment(Pos.CENTER_LEFT);
        return banner;
    }

    private void showCharts() {
        ContainerItem shown = item;
        if (shown != null && visible) {
            List<Sample> samples = context.meter().history(shown).samples();
            // One that is locked keeps the figures of before, if somebody looked then.
            Buttons.visible(charts, shown.runs() || (shown.locked() && !samples.isEmpty()));
            cards.forEach(card -> card.show(samples, shown.container()));
        }
    }

    private void showDetails() {
        if (item != null) {
            Instant now = Instant.now();
            details.show(item.container(), uptime.startedAtProperty().get(), now);
        }
    }
}
