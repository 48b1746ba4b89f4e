package dev.coop.desktop.overview;

import dev.coop.core.container.Container;
import dev.coop.desktop.component.AreaChart;
import dev.coop.desktop.container.UsageHistory;
import dev.coop.desktop.container.UsageHistory.Sample;
import dev.coop.desktop.task.Pace;
import dev.coop.desktop.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One measure: what it is now, and how it came to be. */
final class ChartCard extends VBox {
    /** Where nobody looked for longer than this nothing is known. */
    private static final Duration GAP = Pace.SELDOM.multipliedBy(3);

    private final Measure measure;
    private final Label value = new Label();
    private final Label limit = new Label();
    private final Label top = new Label();
    private final AreaChart chart;

    ChartCard(Measure measure) {
        this.measure = measure;
        chart = new AreaChart(UsageHistory.SPAN, GAP, measure.series());
        getStyleClass().addAll("card", "chart-card", measure.name().toLowerCase(Locale.ROOT));
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Label title = new Label(measure.title());
        title.getStyleClass().add("card-title");
        value.getStyleClass().add("reading");
        limit.getStyleClass().add("limit");
        HBox heading = new HBox(title, space(), caption(top));
        HBox reading = new HBox(value, limit);
        reading.getStyleClass().add("reading-row");
        HBox axis = new HBox(
                caption(new Label(Texts.of("measure.ago", UsageHistory.SPAN.toMinutes()))),
                space(),
                caption(new Label(Texts.of("measure.now"))));
        getChildren().addAll(heading, reading, chart, axis);
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label caption(Label label) {
        label.getStyleClass().add("caption");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    void show(List<Sample> samples, Container container) {
        Measure.Reading reading = measure.read(samples, container);
        value.setText(reading.value());
        limit.setText(reading.limit());
        top.setText(reading.top());
        chart.show(reading.series(), reading.most());
        setAccessibleText(Texts.of("measure.accessible", measure.title(), reading.value(), reading.limit()));
    }
}
