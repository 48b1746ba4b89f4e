package dev.coop.desktop.container;

import dev.coop.desktop.component.Sparkline;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A container's processor and memory as two small lines. */
final class Meters extends HBox {
    private static final int POINTS = 20;

    private final Sparkline cpu = new Sparkline(POINTS);
    private final Sparkline memory = new Sparkline(POINTS);
    private final Tooltip tip = new Tooltip();

    Meters() {
        getStyleClass().add("meters");
        cpu.getStyleClass().add("cpu");
        memory.getStyleClass().add("memory");
        getChildren().addAll(cpu, memory);
        Tooltip.install(this, tip);
    }

    /** Follows a history until the subscription ends. */
    Subscription follow(UsageHistory history) {
        return history.latestProperty().subscribe(latest -> show(history, latest));
    }

    private void show(UsageHistory history, UsageHistory.@Nullable Sample latest) {
        setVisible(latest != null);
        if (latest == null) {
            return;
        }
        List<UsageHistory.Sample> samples = history.samples();
        cpu.show(values(samples, UsageHistory.Sample::cpu));
        memory.show(values(samples, UsageHistory.Sample::memory));
        tip.setText(text(latest));
    }

    static String text(UsageHistory.Sample sample) {
        return Texts.of("meter.tip", Amounts.percent(sample.cpu()), Amounts.bytes(sample.memoryBytes()));
    }

    private static List<Double> values(List<UsageHistory.Sample> samples, ToDoubleFunction<UsageHistory.Sample> what) {
        return samples.stream()
                .skip(Math.max(0, samples.size() - POINTS))
                .mapToDouble(what)
                .boxed()
                .toList();
    }
}
